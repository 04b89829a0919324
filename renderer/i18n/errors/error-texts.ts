/**
 * What each error says: what happened, and what to do. Exhaustive by its type, so that a new code
 * without a text does not compile. Every text tells the truth about what was lost: nothing.
 */
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';

export interface ErrorText {
  readonly what: string;
  readonly next: string;
}

export const errors = {
  'vault-locked': {
    what: 'Alongside is locked.',
    next: 'Unlock it with your passphrase and go on where you were.',
  },
  'vault-missing': {
    what: 'There is no journal on this computer yet.',
    next: 'Begin a new one, or restore a backup.',
  },
  'vault-exists': {
    what: 'There is already a journal on this computer.',
    next: 'Unlock it. Nothing was overwritten.',
  },
  'vault-in-use': {
    what: 'Your journal is open in another Alongside on this computer.',
    next: 'Close the other one, then try again.',
  },
  'vault-busy': {
    what: 'Alongside is still busy with the step before.',
    next: 'Wait a moment and try again.',
  },
  'passphrase-wrong': {
    what: 'That passphrase does not open your journal.',
    next: 'Check Caps Lock and the keyboard’s language, then try again.',
  },
  'passphrase-too-weak': {
    what: 'That passphrase would be found too quickly by a computer that guesses.',
    next: 'Add a word or two, or let Alongside suggest one.',
  },
  'passphrase-needed': {
    what: 'This step needs your passphrase.',
    next: 'Type it when you are asked.',
  },
  'unlock-delayed': {
    what: 'There were several wrong tries.',
    next: 'Wait until the next one is looked at. Your journal is unharmed.',
  },
  'recovery-words-wrong': {
    what: 'These twelve words belong to another journal.',
    next: 'Look for the sheet that you wrote for this one.',
  },
  'recovery-words-invalid': {
    what: 'These are not twelve recovery words in the right order.',
    next: 'Compare each word with your sheet; one may be misspelt, missing or in another place.',
  },
  'header-damaged': {
    what: 'The small file that holds the lock of your journal is damaged.',
    next: 'Restore a backup. What is there now is set aside, not deleted.',
  },
  'header-weakened': {
    what: 'Somebody or something changed the lock of your journal so that it would be easier to break.',
    next: 'Alongside did not open it. Restore a backup, and do not type your passphrase on this computer until you know why.',
  },
  'header-newer': {
    what: 'Your journal was last opened by a newer Alongside.',
    next: 'Install the newer version. Nothing was changed.',
  },
  'database-damaged': {
    what: 'The file that holds your journal is damaged.',
    next: 'Restore a backup. What is there now is set aside, not deleted.',
  },
  'database-newer': {
    what: 'Your journal was written by a newer Alongside.',
    next: 'Install the newer version. Nothing was changed.',
  },
  'disk-full': {
    what: 'The disk is full.',
    next: 'Free some space. What you typed stays in the window and is saved as soon as there is room.',
  },
  'storage-failed': {
    what: 'The disk did not take what Alongside wrote.',
    next: 'What you typed stays in the window and is tried again. Check the disk if this goes on.',
  },
  'call-refused': {
    what: 'That did not work, and nothing was changed.',
    next: 'Try again. If it happens again, lock and unlock Alongside.',
  },
  unexpected: {
    what: 'Something went wrong inside Alongside.',
    next: 'What you see and typed is still here. Try again; if it goes on, lock and unlock Alongside.',
  },
  'input-invalid': {
    what: 'Something in there is too long or not in a form that Alongside can keep.',
    next: 'Shorten it or write it differently. Nothing was changed.',
  },
  'not-found': {
    what: 'This is not here any more.',
    next: 'It may be in the trash, or somebody took it back. Go back to the list.',
  },
  'not-allowed': {
    what: 'Only the person who wrote this can change it.',
    next: 'You can comment on it instead.',
  },
  cancelled: {
    what: 'Stopped.',
    next: 'Nothing was changed.',
  },
  'backup-damaged': {
    what: 'That file is not a complete backup of Alongside.',
    next: 'Choose another one. Nothing on this computer was changed.',
  },
  'backup-newer': {
    what: 'That backup was made by a newer Alongside.',
    next: 'Install the newer version, then restore it.',
  },
  'folder-not-empty': {
    what: 'There are already files in that folder.',
    next: 'Choose an empty one, so that nothing is overwritten.',
  },
  'folder-missing': {
    what: 'The shared folder cannot be found.',
    next: 'Plug in the drive, start your sync program, or choose the folder again. What you write waits here.',
  },
  'folder-read-only': {
    what: 'Alongside may read the shared folder, but not write in it.',
    next: 'Ask whoever shares it to let you write, or choose another one. What you write waits here.',
  },
  'folder-of-another-circle': {
    what: 'That folder belongs to another circle.',
    next: 'Choose the folder of this circle. Nothing was written there.',
  },
  'folder-emptied': {
    what: 'Most of what was in the shared folder has gone.',
    next: 'Nothing was deleted here. Check the folder, then let Alongside fill it again, or choose another.',
  },
  'invitation-used': {
    what: 'Somebody has already joined with this invitation.',
    next: 'Ask for a new one; each is good for one person.',
  },
  'invitation-expired': {
    what: 'This invitation is older than 14 days.',
    next: 'Ask for a new one.',
  },
  'invitation-revoked': {
    what: 'This invitation was taken back.',
    next: 'Ask the person who sent it.',
  },
  'invitation-altered': {
    what: 'This invitation is incomplete or was changed on its way.',
    next: 'Copy the whole link again, or ask for it as a file.',
  },
  'invitation-foreign': {
    what: 'This is not an invitation of Alongside.',
    next: 'Copy the line that begins with “alongside:”, or open the file that ends in .alongside-invite.',
  },
  'invitation-newer': {
    what: 'This invitation was made by a newer Alongside.',
    next: 'Install the newer version, then open it again.',
  },
  'invitation-own': {
    what: 'This is an invitation that you wrote yourself.',
    next: 'Send it to the person whom you want to invite.',
  },
  'already-member': {
    what: 'You are already in this circle.',
    next: 'You find it on the left.',
  },
  'not-admitted-yet': {
    what: 'You have not been admitted to this circle yet.',
    next: 'The person who invited you must open Alongside and admit you.',
  },
  'file-of-another-circle': {
    what: 'That file belongs to a circle that you are not in.',
    next: 'Ask the sender whether it was meant for you. Nothing was changed.',
  },
  'file-newer': {
    what: 'That file was made by a newer Alongside.',
    next: 'Install the newer version, then open it again.',
  },
  'file-damaged': {
    what: 'That file is incomplete or was changed on its way.',
    next: 'Ask for it again. Whatever was whole in it has been taken in.',
  },
  'file-too-large': {
    what: 'That file is larger than Alongside opens.',
    next: 'Ask the sender for a new one with fewer entries.',
  },
  'circle-read-only': {
    what: 'You have left this circle, so nothing new can be written in it.',
    next: 'What is there stays readable.',
  },
  'document-quarantined': {
    what: 'Something that arrived for this text could not be read safely.',
    next: 'It was set aside, and the text stands as it was before. Ask its author to write it again.',
  },
  'document-too-large': {
    what: 'This text is longer than one entry can be.',
    next: 'Cut the last part out and put it into another entry; until then it is only in this window.',
  },
} as const satisfies Record<ErrorCode, ErrorText>;
