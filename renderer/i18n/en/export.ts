/** Texts of the readable copy. */
export const exporting = {
  title: 'A copy to read elsewhere',
  intro:
    'Writes your entries and comments as text files (Markdown) into a folder of your choice. Any program can read them, now and in twenty years.',
  what: 'What to write',
  everything: 'Everything',
  justMe: 'Just me',
  writing: 'Writing the files',
  choose: 'Choose a folder…',
  confirmTitle: 'Write readable files?',
  confirmText_one: 'One entry will be written into the folder “{{folder}}”.',
  confirmText_other: '{{count}} entries will be written into the folder “{{folder}}”.',
  confirmWarning:
    'These files are not protected. Anyone who can open that folder can read them, and if a sync program watches it, its service can too.',
  confirm: 'Write the files',
  nothing: 'There is nothing to write yet. The folder stays as it is.',
  stop: 'Stop',
  done_one: 'One file was written into “{{folder}}”.',
  done_other: '{{count}} files were written into “{{folder}}”.',
} as const;
