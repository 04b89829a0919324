/** Names: a circle's (kind `circle`, all may change it) and a person's in a circle (kind `profile`, their own). */
import { z } from 'zod';
import { shortName } from '../../contract/field-schemas.ts';

export const CIRCLE = 'circle';
export const PROFILE = 'profile';

const circleFields = z.object({ name: shortName.catch(''), colour: z.number().int().min(0).max(7).catch(0) });
const profileFields = z.object({ name: shortName.catch('') });

export const readCircleFields = (fields: object): z.output<typeof circleFields> => circleFields.parse(fields);
export const readProfileFields = (fields: object): z.output<typeof profileFields> =>
  profileFields.parse(fields);

export const circleFieldNames: ReadonlySet<string> = new Set(Object.keys(circleFields.shape));
export const profileFieldNames: ReadonlySet<string> = new Set(Object.keys(profileFields.shape));
