/** A comment is a record: a short text under one entry, written by one member. */
import { z } from 'zod';

export const COMMENT_MAX_CHARACTERS = 4000;
export const commentText = z.string().trim().min(1).max(COMMENT_MAX_CHARACTERS);
