/** The least of RFC 6455 that a sink needs: accept the handshake, report short text messages, answer a close. */
import { createHash } from 'node:crypto';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** One whole client frame at the start of `data`, or undefined when more bytes are needed (RFC 6455, 5.2). */
function frame(data) {
  if (data.length < 6) return undefined;
  const short = data[1] & 0x7f;
  const wide = short === 126;
  if (short === 127) throw new Error('the sink reads no message over 64 kB');
  if (wide && data.length < 8) return undefined;
  const length = wide ? data.readUInt16BE(2) : short;
  const start = (wide ? 4 : 2) + 4;
  if (data.length < start + length) return undefined;
  const mask = data.subarray(start - 4, start);
  const payload = Buffer.from(data.subarray(start, start + length)).map((byte, index) => byte ^ mask[index % 4]);
  return { opcode: data[0] & 0x0f, payload: Buffer.from(payload), rest: data.subarray(start + length) };
}

/**
 * Accepts a WebSocket.
 * @param {import('node:http').IncomingMessage} request the upgrade request
 * @param {import('node:net').Socket} socket its connection
 * @param {(text: string) => void} onText called with each text message
 */
export function acceptWebSocket(request, socket, onText) {
  const key = request.headers['sec-websocket-key'];
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let data = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    data = Buffer.concat([data, chunk]);
    for (let next = frame(data); next; next = frame(data)) {
      data = next.rest;
      if (next.opcode === 1) onText(next.payload.toString('utf8'));
      if (next.opcode === 8) socket.end(Buffer.from([0x88, 0x00]));
    }
  });
}
