/**
 * A sound file of nothing: WAV, 8 kHz, 8 bit, mono.
 * @param {number} seconds
 */
export const silence = (seconds) => {
  const wav = Buffer.alloc(44 + 8000 * seconds, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ])
    wav.writeUInt16LE(value, at);
  for (const at of [24, 28]) wav.writeUInt32LE(8000, at);
  wav.write('data', 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
};
