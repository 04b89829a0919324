/** Templates and prompts from plain text files that anyone can edit. Read once; a file that is none is left out. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplateFile, type Template, type TemplateFile } from '../../../../shared/text/template-file.ts';

export interface TemplateShelf {
  list(): { templateId: string; title: string; summary: string; forSharing: boolean }[];
  find(templateId: string): Template | undefined;
  prompts(): string[];
}

const MAX_FILES = 200;
const MAX_BYTES = 64 * 1024;

export function openTemplateShelf(folder: string): TemplateShelf {
  let files: TemplateFile[] | null = null;
  const all = (): TemplateFile[] => (files ??= readAll(folder));
  return {
    list: () =>
      all()
        .filter((file) => file.kind === 'template')
        .map(({ templateId, title, summary }) => ({ templateId, title, summary, forSharing: true })),
    find: (templateId) =>
      all().find((file): file is Template => file.kind === 'template' && file.templateId === templateId),
    prompts: () => all().flatMap((file) => (file.kind === 'prompts' ? file.prompts : [])),
  };
}

function readAll(folder: string): TemplateFile[] {
  const found: TemplateFile[] = [];
  for (const name of readdirSync(folder).sort().slice(0, MAX_FILES)) {
    const path = join(folder, name);
    if (!name.endsWith('.md') || statSync(path).size > MAX_BYTES) continue;
    const file = readTemplateFile(readFileSync(path, 'utf8'));
    if (file !== undefined) found.push(file);
  }
  return found.sort((a, b) => a.order - b.order);
}
