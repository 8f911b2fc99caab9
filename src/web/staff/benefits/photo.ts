/** A photo of a paper, made small on the phone: no wider than is needed to read it, never more than 300 kB. */

export const PHOTO_BYTES_MAX = 300_000;
/** A page of A4 is readable at this many pixels of its longer side; smaller ones follow where it is still too large. */
const SIDES = [1600, 1280, 1024, 800] as const;
const QUALITIES = [0.8, 0.65, 0.5] as const;

/** JPEG bytes; undefined for what is no picture or stays too large. Where and when it was taken is not kept. */
export async function smallPhoto(file: Blob): Promise<Uint8Array | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
  try {
    for (const side of SIDES) {
      for (const quality of QUALITIES) {
        const blob = await drawn(picture, side, quality);
        if (blob && blob.size <= PHOTO_BYTES_MAX) return new Uint8Array(await blob.arrayBuffer());
      }
    }
    return undefined;
  } finally {
    picture.close();
  }
}

/** Drawing it anew leaves out everything that a camera writes beside the picture. */
function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
}
