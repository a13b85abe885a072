/** Hands a text to the person as a file to keep, by the browser's own download. */
export function offerFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the address some time after the click; a minute costs only memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
