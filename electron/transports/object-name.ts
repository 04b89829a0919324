/**
 * Names of objects as carriers see them, and what sync programs make of them. A carrier knows only the
 * shape of a name; that it commits to the bytes is checked with a function that it is given.
 */

/** `c/<id>.cp1`, `f/<tag>/<seq>-<id>.cp1`: lower-case, one dot, at most two folders. (protocol.md section 11) */
const objectName = /^[a-z0-9]{1,8}\/(?:[a-z0-9]{1,40}\/)?(?:[a-z0-9]{1,20}-)?[a-z2-7]{26}\.cp1$/;
const longestName = 110;

export function isObjectName(name: string): boolean {
  return name.length < longestName && objectName.test(name);
}

/** Half-finished and placeholder files of sync programs: never objects, never touched. */
const litter = [
  /^[.~]/, // .syncthing.NAME.tmp, ~syncthing~NAME.tmp, .NAME.icloud, ~$NAME
  /\.(?:tmp|temp|part|partial|filepart|crdownload|download|icloud|lock|!sync)$/,
];

/** A file's own name, with anything that a sync program adds to the name of a conflicting or second copy. */
const fileStem = /^((?:[a-z0-9]{1,20}-)?[a-z2-7]{26})(?![a-z0-9])/;

/**
 * Which object a file may be, by its name: `0001-abc….sync-conflict-20260101-120000-ABCDEFG.cp1`,
 * `0001-abc… (Ana's conflicted copy).cp1`, `0001-abc… (1).cp1` and `0001-ABC….CP1` may all be
 * `0001-abc….cp1`. Undefined for litter and for what is none of ours.
 */
export function objectFileName(fileName: string): string | undefined {
  const lower = fileName.toLowerCase();
  if (litter.some((pattern) => pattern.test(lower))) return undefined;
  const stem = fileStem.exec(lower)?.[1];
  return stem !== undefined && lower.includes('.cp1') ? `${stem}.cp1` : undefined;
}

/** Which folder of a mailbox a folder may be: `f`, and `f (1)` or `f 2` of programs that allow equal names. */
export function objectFolderName(folderName: string): string | undefined {
  return /^(cp1-[a-z2-7]{1,32}|[a-z0-9]{1,40})(?: \(.{1,80}\)| \d{1,3})?$/.exec(
    folderName.toLowerCase(),
  )?.[1];
}
