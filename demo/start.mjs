/** What `npm start` runs: on a fresh machine with Node and npm alone, it installs, builds and serves. */
import { createServer } from 'node:net';
import { prepare } from './prepare.mjs';

/** @throws {Error} when it is no port number */
function portFrom(name, fallback) {
  const value = process.env[name] || String(fallback);
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535)
    throw new Error(`${name}=${value} is no port number: use 0 to 65535`);
  return Number(value);
}

/** Tells of a taken port before minutes of installing, not after. @throws {Error} EADDRINUSE, as the server would */
function mustBeFree(port, variable) {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error) => failed(Object.assign(error, { port, variable })));
    probe.listen(port, '127.0.0.1', () => probe.close(done));
  });
}

try {
  const port = portFrom('PORT', 8080);
  const sinkPort = portFrom('SINK_PORT', 9001);
  await mustBeFree(port, 'PORT');
  await mustBeFree(sinkPort, 'SINK_PORT');
  await prepare({ log: (line) => console.log(`> ${line}`) });
  const { startDemo } = await import('./server.mjs');
  const demo = await startDemo({ port, sinkPort });
  console.log(
    `\n  Demo   ${demo.url}\n  Sink   ${demo.sinkUrl}  (stands for the trackers' vendors)\n\n  Ctrl+C ends it.`,
  );
  const end = () => demo.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  if (error.code === 'EADDRINUSE')
    console.error(
      `Port ${error.port} is taken: set another one, such as ${error.variable}=${error.port + 1} npm start`,
    );
  else console.error(error.message);
  process.exit(1);
}
