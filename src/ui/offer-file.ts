/** Hands a text to the person as a file to keep, by the browser's own download. */
export function offerFile(name: string, text: string, type = 'application/json'): void {
  offerBlob(name, new Blob([text], { type }));
}

/** The same for what is made already. */
export function offerBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the address some time after the click; a minute costs only memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
