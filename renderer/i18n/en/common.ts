/** Words that several screens share. */
export const common = {
  appName: 'Alongside',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  done: 'Done',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  undo: 'Undo',
  tryAgain: 'Try again',
  show: 'Show',
  hide: 'Hide',
  untitled: 'Untitled',
  justMe: 'Just me',
  progress: '{{done}} of {{total}}',
} as const;
