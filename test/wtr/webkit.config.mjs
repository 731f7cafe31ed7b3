import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startDisplay, startWebKitDriver } from '../setup/webkit.mjs';
import { config } from './shared.mjs';

const display = await startDisplay();
const driver = await startWebKitDriver(display);

// WebKitGTK's driver speaks the classic protocol only, and refuses the session when BiDi is asked for.
const capabilities = { ...driver.capabilities(), 'wdio:enforceWebDriverClassic': true };

const stopDriver = {
  name: 'stop-webkit-driver',
  async serverStop() {
    await driver.stop();
    await display.stop();
  },
};

export default await config({
  engine: 'webkit',
  browsers: [webdriverLauncher({ hostname: '127.0.0.1', port: driver.port, path: '/', capabilities })],
  // One file at a time, at the top of the window: with more, files would share the page as frames.
  concurrency: 1,
  plugins: [stopDriver],
});
