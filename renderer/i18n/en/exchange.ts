/** Texts of the exchange: the line at the top, the carrier of a circle, files. */
export const exchange = {
  // The line at the top
  details: 'How your circles exchange',
  alone: 'On this computer only',
  allSent: 'All sent',
  exchanged: 'exchanged {{when}}',
  never: 'not exchanged yet',
  exchanging: 'Exchanging…',
  waiting_one: 'One change waits to leave',
  waiting_other: '{{count}} changes wait to leave',
  waitingFiles_one: 'One change waits to be sent as a file',
  waitingFiles_other: '{{count}} changes wait to be sent as a file',
  noCarrier: 'No way to exchange chosen yet',
  now: 'Exchange now',
  noCircles:
    'You write for yourself so far. When you begin or join a circle, this line says what is on its way.',
  lastExchange: 'Last exchange {{when}}',
  missingHere_one: 'One change of the others has not arrived yet; later ones wait for it.',
  missingHere_other: '{{count}} changes of the others have not arrived yet; later ones wait for them.',
  setAside_one: 'One thing that arrived could not be used and was set aside. Nothing of yours is touched.',
  setAside_other:
    '{{count}} things that arrived could not be used and were set aside. Nothing of yours is touched.',
  silence: 'Nothing from {{name}} since {{when}}. The app there may be closed, or the folder not syncing.',
  silenceFiles: 'Nothing from {{name}} since {{when}}. What you wrote since has not arrived there.',

  // Problems of a folder
  missing:
    'The folder “{{folder}}” is not there. Is the drive plugged in, is the sync program running? Everything of yours is safe on this computer.',
  'read-only':
    'Alongside may not write into “{{folder}}”. Give it the right to write there, or choose another folder.',
  'another-circle': 'The folder “{{folder}}” belongs to another circle. Choose the folder of this one.',
  emptied:
    'The folder “{{folder}}” has lost most of what it held. Nothing here is deleted. If it was emptied by mistake, put it back; if it is meant to start anew, fill it again.',
  problemShort_missing: 'Folder not found',
  'problemShort_read-only': 'Folder is read-only',
  'problemShort_another-circle': 'Folder of another circle',
  problemShort_emptied: 'Folder was emptied',
  lookAgain: 'Look again',
  checkFolder: 'Check the folder',
  looked: 'Looked into the folder just now.',
  fillAgain: 'Fill it again',
  chooseOther: 'Choose another folder',

  // The carrier of a circle
  carrierTitle: 'How this circle exchanges',
  carrierIntro:
    'What you write leaves this computer sealed for the members of this circle. Whoever carries it, a folder, a stick or a mail, can read nothing of it.',
  byFolder: 'Through the folder “{{folder}}”',
  byFolderHint: 'Over a folder, words take about a minute, or as long as your sync program needs.',
  byFiles: 'By files that you send yourselves',
  byFilesHint:
    'Save a file, send it in any way you like. The other side opens it by a double click or drops it on the window.',
  byNothing: 'Not chosen yet',
  byNothingHint: 'What you write waits on this computer until you choose.',
  chooseFolder: 'Choose a folder…',
  suggested: 'Found on this computer',
  useFiles: 'We’ll send files',
  useFolder: 'Use this folder',
  sendAsFile: 'Send as file…',
  openFile: 'Open a file…',
  notThere: 'This folder is not there.',
  notWritable: 'Alongside may not write into this folder. Choose another one.',
  notOurs: 'This folder belongs to another circle. Choose a different one.',
  folderCircleHere: '✓ The circle is here.',
  folderEmpty: 'The folder is empty. Alongside will make the circle’s own folder inside.',

  // Results
  fileSaved_zero: 'The file is saved. It holds nothing new for the others.',
  fileSaved_one: 'The file is saved. It holds one change for the others.',
  fileSaved_other: 'The file is saved. It holds {{count}} changes for the others.',
  fileTaken_zero: 'The file holds nothing new. Everything in it is here already.',
  fileTaken_one: 'One change arrived with the file.',
  fileTaken_other: '{{count}} changes arrived with the file.',
  fileFailed: 'The file could not be used: {{reason}}',
  dropHere: 'Drop the .alongside file here',
  dropHint: 'It is checked before anything of it is taken.',
  notOurFile: 'That is not an .alongside file.',
} as const;
