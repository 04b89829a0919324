/**
 * A template is a plain-text file that anyone can edit: a few lines of `name: value` between two lines of
 * `---`, then Markdown. A file of prompts holds a list, one prompt an item. (resources/templates/)
 */
import type { DocumentJson } from './document-json.ts';
import { plainText } from './plain-text.ts';
import { fromTemplateMarkdown } from './template-markdown.ts';

interface FileHead {
  /** Lower-case letters, digits and hyphens; never changed once somebody has used it. */
  readonly templateId: string;
  readonly title: string;
  readonly summary: string;
  /** Where it stands in the list; the smallest first. */
  readonly order: number;
}

export interface Template extends FileHead {
  readonly kind: 'template';
  readonly document: DocumentJson;
}

export interface Prompts extends FileHead {
  readonly kind: 'prompts';
  readonly prompts: readonly string[];
}

export type TemplateFile = Template | Prompts;

const MAX_TITLE = 80;
const MAX_SUMMARY = 200;
const MAX_PROMPT = 200;

/** Undefined for a file that is none of ours, or whose head lacks an id, a title or a kind. */
export function readTemplateFile(text: string): TemplateFile | undefined {
  const parts = /^\uFEFF?---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(text);
  if (parts === null) return undefined;
  const fields = headFields(parts[1] ?? '');
  const templateId = fields.get('id') ?? '';
  const title = fields.get('title') ?? '';
  if (!/^[a-z0-9-]{1,40}$/.test(templateId) || title === '' || title.length > MAX_TITLE) return undefined;
  const order = Number(fields.get('order') ?? '0');
  const head: FileHead = {
    templateId,
    title,
    summary: (fields.get('summary') ?? '').slice(0, MAX_SUMMARY),
    order: Number.isFinite(order) ? order : 0,
  };
  const document = fromTemplateMarkdown(parts[2] ?? '');
  if (fields.get('kind') === 'template') return { ...head, kind: 'template', document };
  if (fields.get('kind') === 'prompts') return { ...head, kind: 'prompts', prompts: promptsIn(document) };
  return undefined;
}

function headFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const field = /^([a-z]+):\s*(.*?)\s*$/.exec(line);
    if (field !== null) fields.set(field[1] ?? '', field[2] ?? '');
  }
  return fields;
}

function promptsIn(document: DocumentJson): string[] {
  return document.content
    .filter((block) => block.type === 'bulletList')
    .flatMap((list) => list.content ?? [])
    .map((item) => plainText({ type: 'doc', content: [item] }))
    .filter((prompt) => prompt !== '' && prompt.length <= MAX_PROMPT);
}
