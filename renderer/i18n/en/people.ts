/** Texts around people: circles, invitations, joining, comparing, leaving. */
export const people = {
  title: 'People',
  me: 'Me',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',

  // Members
  members: 'Who is in this circle',
  host: 'host',
  member: 'member',
  observer: 'reads along',
  since: 'here since {{date}}',
  lastHeard: 'last heard from {{when}}',
  neverHeard: 'nothing has arrived from here yet',
  aloneTitle: 'You are the only one here',
  aloneText: 'Invite the person you want to write with. An invitation is good for one person and 14 days.',
  safetyNumber: 'Safety number',
  safetyNumberFor: 'Safety number with {{name}}',
  safetyWhy:
    'The same six groups stand on {{name}}’s screen. Compare them once, face to face or by voice. If they differ, somebody stands between you.',
  compared: 'Compared',
  notCompared: 'Not compared yet',
  markCompared: 'They match',
  showNumber: 'Show safety number',
  hideNumber: 'Hide safety number',
  renameMe: 'Change my name…',
  renameMeTitle: 'Your name',
  renameMeText: 'The others see it from the next exchange on.',

  // The circle itself
  circle: 'This circle',
  circleName: 'Name of the circle',
  circleColour: 'Colour',
  rename: 'Rename…',
  save: 'Save',
  colour: 'Colour {{number}}',

  // Leaving
  leave: 'Leave this circle…',
  leaveTitle: 'Leave “{{circle}}”?',
  leaveStays: 'Everything that is in your journal now stays on this computer, to read and to export.',
  leaveOthers: 'The others keep what they already have, and see that you left.',
  leaveNothingMore:
    'From then on nothing goes from you to them or from them to you. You cannot take this back; to come again you need a new invitation.',
  leaveUnsent_one: 'One change of yours has not left this computer and will not be sent any more.',
  leaveUnsent_other: '{{count}} changes of yours have not left this computer and will not be sent any more.',
  leaveDrafts: 'Your drafts stay with you. They were never sent.',
  leaveConfirm: 'Leave the circle',
  leftNote:
    'You left this circle. What you have stays here, to read and to export; nothing is exchanged any more.',

  // New circle
  newCircle: 'New circle',
  newCircleText:
    'A circle is a shared journal for two to twelve people. Only its members can read what is shared in it; you choose who they are.',
  newCircleName: 'Name',
  newCircleNameHint: 'For example “Ana and me”. Every member sees it.',
  create: 'Begin the circle',

  // Invitations
  invitations: 'Invitations',
  noInvitations: 'No invitation is open.',
  invite: 'Invite someone',
  inviteTitle: 'Invite someone',
  howExchange: 'How will you exchange?',
  shareFolder: 'We share a folder',
  shareFolderText:
    'In a sync program you both use, a network drive or a stick. Alongside makes a folder of its own inside; what lies there is sealed.',
  sendFiles: 'We’ll send files',
  sendFilesText: 'By mail, a messenger or a stick. You save a file, the other side opens it.',
  alreadyFolder:
    'This circle exchanges through the folder “{{folder}}”. The new member needs that folder too.',
  alreadyFiles: 'This circle exchanges by files that you send each other.',
  forName: 'For whom?',
  forNameHint: 'A note for yourself. It is not in the invitation.',
  makeInvitation: 'Make the invitation',
  recoveryFirstTitle: 'First, your recovery words',
  recoveryFirstText:
    'Before somebody relies on your journal, write down the twelve words that open it if you forget the passphrase. It takes three minutes.',
  recoveryFirstAction: 'Write them down now',
  letterTitle: 'Your invitation',
  letterLabel: 'Letter with the invitation',
  letterFor: 'Your invitation for {{name}}',
  letterHint:
    'Send it in any way you like. It is good for one person until {{date}}, and you can take it back.',
  letter:
    'Hello,\n\nI would like to share a journal with you, in an app called Alongside. What we write there can be read by the two of us and the others in the circle “{{circle}}”, and by nobody else.\n\nInstall Alongside, choose “Join a circle” and paste this link:\n\n{{link}}\n\nIt is good for one person until {{date}}. When you have asked to join, we compare a number, best by phone.\n\n{{name}}',
  letterFolder: 'We exchange through the shared folder “{{folder}}”; I will share it with you.',
  copyLetter: 'Copy the letter',
  copyLink: 'Copy only the link',
  copyAgain: 'Copy again',
  copied: 'Copied',
  saveFile: 'Save as file…',
  saveFileDone: 'The invitation is saved as a file.',
  done: 'Done',
  invitationFor: 'For {{name}}',
  invitationUnnamed: 'Invitation',
  'invitation-open': 'open until {{date}}',
  'invitation-used': 'used',
  'invitation-expired': 'expired on {{date}}',
  'invitation-revoked': 'taken back',
  revoke: 'Take back',
  revokeOf: 'Take back the invitation for {{name}}',
  copyOf: 'Copy the invitation for {{name}} again',
  revokeTitle: 'Take this invitation back?',
  revokeText: 'Whoever has the link can no longer join with it.',
  revokeConfirm: 'Take it back',

  // Joining
  join: 'Join a circle',
  joinTitle: 'Join a circle',
  joinIntro: 'Somebody sent you an invitation: a link, or a file that ends in .alongside-invite.',
  linkField: 'The link',
  linkPlaceholder: 'alongside:…',
  readLink: 'Look at it',
  openInviteFile: 'Open an invitation file…',
  arrived: 'This invitation has arrived. Nothing has been done with it yet.',
  invitesYou: '{{inviter}} invites you to “{{circle}}”',
  ownWords: 'Both names are the inviter’s own words. You will compare a number before anything is shared.',
  goodUntil: 'Good until {{date}}.',
  whereFolder: 'Where will you exchange?',
  folderHint: 'On the inviter’s computer the folder is called “{{folder}}”.',
  chooseFolder: 'Choose the shared folder…',
  otherFolder: 'Choose another folder…',
  checking: 'Looking into the folder…',
  folderHere: '✓ {{name}}’s circle is here.',
  folderEmpty:
    'Nothing from {{name}} here yet: either your sync is still fetching, or this is not the folder that was shared. You can go on and it will be found when it comes.',
  folderMissing: 'This folder is not there.',
  folderReadOnly: 'Alongside may not write into this folder. Choose another one, or join by files.',
  folderAnother: 'This folder belongs to another circle. Choose the one that {{name}} shared.',
  byFilesInstead: 'We’ll send files',
  byFilesText: 'You save your request as a file and send it to {{name}}.',
  ask: 'Ask to join',
  notNow: 'Not now',

  // While waiting
  joiningTitle: 'Waiting for {{name}}',
  joiningLine: '{{name}} must open Alongside and admit you. Asked {{when}}.',
  joiningFile: 'Your request still has to reach {{name}}: save it as a file and send it.',
  sendRequest: 'Save the request as a file…',
  requestSaved: 'The request is saved as a file. Send it to {{name}}.',
  openAnswer: 'Open the answer file…',
  compareTitle: 'Compare this number with {{name}}',
  compareText:
    'Best by phone or face to face: {{name}} sees the same six groups beside your name. If they differ, do not go on.',
  iCompared: 'They match',
  comparedThanks: 'Compared. Now {{name}} can admit you.',
  reminder: 'Copy a reminder text',
  reminderText:
    'Hello {{name}}, I asked {{when}} to join your circle in Alongside. Please open it and admit me; we compare the number first: {{number}}',
  meanwhile: 'Meanwhile everything else works: write in Just me, share it later.',
  giveUp: 'Take my request back',
  giveUpTitle: 'Take your request back?',
  giveUpText: 'You will not become a member. To try again you need a new invitation.',
  giveUpConfirm: 'Take it back',

  // The host's side
  requests: 'Waiting for you',
  wantsToJoin: '{{name}} wants to join “{{circle}}”',
  askedAt: 'Asked {{when}}. The name is the sender’s own word.',
  compareHost: 'Ask for the number on the other screen. It must be the same six groups:',
  theyMatch: 'They match: admit',
  admitUncompared: 'Admit without comparing…',
  uncomparedTitle: 'Admit {{name}} without comparing?',
  uncomparedText:
    'Without comparing you cannot know that this is the person you invited. A lasting mark beside the name will say so.',
  uncomparedConfirm: 'Admit without comparing',
  decline: 'Decline',
  declineOf: 'Decline {{name}}',
  declineTitle: 'Decline {{name}}?',
  declineText: 'This request is put away. The invitation cannot be used a second time.',
  contested:
    'More than one person answered this invitation. Admit only the one whose number you compared; if in doubt, decline all and invite again.',
  admitted: '{{name}} is in the circle now.',
  declined: 'Declined.',
  groups: '{{numbers}}',

  // Passphrase with a reason
  passphraseFounding:
    'Beginning a circle is signed with your recovery key, so your passphrase is needed once more.',
  passphraseJoining:
    'Joining a circle is signed with your recovery key, so your passphrase is needed once more.',
  passphrase: 'Passphrase',
  confirmPassphrase: 'Go on',
} as const;
