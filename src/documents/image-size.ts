// The pixel size of a PNG or JPEG, read from its header: enough to keep a picture's proportions on paper.

export interface ImageFile {
  readonly data: Uint8Array;
  readonly type: 'png' | 'jpg';
  /** pixels */
  readonly width: number;
  readonly height: number;
}

/** @throws Error when the bytes are neither a PNG nor a JPEG with a size */
export function imageFile(image: Uint8Array | string): ImageFile {
  const data = typeof image === 'string' ? new Uint8Array(Buffer.from(image, 'base64')) : image;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = pngSize(view) ?? jpegSize(view);
  if (size === undefined || size.width === 0 || size.height === 0) throw new Error('picture is neither PNG nor JPEG');
  return { data, ...size };
}

type Size = Omit<ImageFile, 'data'>;

// PNG specification §5.2 and §11.2.1: signature, then IHDR with width and height.
function pngSize(view: DataView): Size | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

// ITU-T T.81 Annex B: segments follow each other until a frame header (SOF0–SOF15 without DHT, JPG and DAC).
function jpegSize(view: DataView): Size | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
