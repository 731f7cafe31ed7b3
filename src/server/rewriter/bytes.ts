/*
 * Pages are read byte by byte, one character for each. All that HTML is built of is ASCII, and in every encoding that a
 * page may have (but the few below) an ASCII byte below 0x40 means just that, wherever a chunk is cut.
 */

/** Encodings in which the bytes of `<` and `"` may stand for something else. */
const UNSAFE = /^(utf-16|iso-2022-jp|replacement|x-user-defined$)/;

const PIECE = 8192;

export const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += PIECE) text += String.fromCharCode(...bytes.subarray(i, i + PIECE));
  return text;
};

export const toBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};

/** The name of an encoding by one of its labels (Encoding standard); undefined for one that no browser knows. */
export const encodingOf = (label: string | undefined): string | undefined => {
  if (!label) return undefined;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return UNSAFE.exec(label.trim().toLowerCase())?.[0];
  }
};

export const isSafe = (encoding: string | undefined): boolean => !encoding || !UNSAFE.test(encoding);

/** What a byte order mark says; it goes before all else. */
export const markedEncoding = (text: string): { encoding: string; length: number } | undefined => {
  if (text.startsWith('\xef\xbb\xbf')) return { encoding: 'utf-8', length: 3 };
  if (/^(\xfe\xff|\xff\xfe)/.test(text)) return { encoding: 'utf-16', length: 2 };
  return undefined;
};

/** Source as the browser reads it. */
export const decode = (text: string, encoding = 'utf-8'): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is not ASCII
  /[^\x00-\x7f]/.test(text) ? new TextDecoder(encoding).decode(toBytes(text)) : text;
