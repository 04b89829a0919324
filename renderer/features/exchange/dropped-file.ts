/** Does a drag carry files (and not words from a text)? */
export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false;
}

/** The one `.alongside` file among what was dropped; null when it is something else, or several. */
export function exchangeFile(transfer: { readonly files: ArrayLike<File> }): File | null {
  const [file, ...more] = Array.from(transfer.files);
  return file && more.length === 0 && file.name.toLowerCase().endsWith('.alongside') ? file : null;
}
