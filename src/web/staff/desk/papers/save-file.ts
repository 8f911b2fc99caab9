/** Hands a file over to whoever sits at the browser: it is saved like any download, and this page keeps nothing of it. */

/** Long enough for the browser to have taken the bytes. Units: milliseconds. */
const TAKEN_AFTER = 60_000;

export function saveFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  mediaType: string,
): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_AFTER);
}
