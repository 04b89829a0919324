/** Texts of the comments beside an entry. */
export const comments = {
  title: 'Comments',
  emptyTitle: 'No comments yet',
  emptyText: 'A question, an answer, a thought. Everyone who can read this entry can read it too.',
  onDraft: 'Comments begin when you share this entry.',
  onTrash: 'This entry is in the trash. Bring it back to comment on it.',
  field: 'Your comment',
  placeholder: 'Write a comment…',
  send: 'Comment',
  actionsOf: 'Change your comment of {{time}}',
  edit: 'Edit',
  remove: 'Remove',
  me: 'Me',
  edited: 'edited',
  new: 'new',
  removed: 'Comment removed.',
  tooLong: '{{count}} characters too many. A comment holds up to {{max}}.',
} as const;
