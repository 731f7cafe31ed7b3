/** WebKitGTK by selenium-webdriver and WebKitWebDriver. */
import { Builder, Key, Origin } from 'selenium-webdriver';
import { startDisplay, startWebKitDriver } from '../../setup/webkit.mjs';
import { parseOutput } from './webkit-console.mjs';

function windowArgs({ colorScheme, reducedMotion, forcedColors, storage }) {
  if (forcedColors) throw new Error('WebKitGTK has no forced colours: leave this engine out of the test');
  return [
    ...(colorScheme === 'dark' ? ['--dark'] : []),
    ...(reducedMotion ? ['--reduced-motion'] : []),
    ...(storage === 'blocked' ? ['--no-cookies', '--no-storage'] : []),
  ];
}

/**
 * Each context is a display, a driver, a session and a profile of its own, which takes seconds to start: the next one starts
 * while a test has the one before. On a display of its own no window meets another.
 */
export async function launchWebKit() {
  const ending = [];
  const open = (look) => openContext(look, (end) => void ending.push(end));
  const ahead = () => {
    const next = open({});
    next.catch(() => undefined); // told to whom it is given
    return next;
  };
  let next = ahead();
  return {
    async newContext(look) {
      if (windowArgs(look).length > 0) return open(look);
      const taken = next;
      next = ahead();
      return taken;
    },
    async close() {
      await (await next).close();
      await Promise.all(ending);
    },
  };
}

/** The driver queues commands behind a navigation that has not begun to answer, without an end. */
function within(ms, what, promise) {
  let timer;
  const late = new Promise((_done, fail) => {
    const error = new Error(`WebKit did not answer ${what} within ${ms} ms`);
    timer = setTimeout(() => fail(Object.assign(error, { late: true })), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** @param {(end: Promise<void>) => void} ends told of what goes on after `close`: by then no page is left */
async function openContext(look, ends) {
  const display = await startDisplay();
  const server = await startWebKitDriver(display);
  // Commands of the normal strategy wait for the load event, so that a page with a hanging script can't be asked.
  const capabilities = { ...server.capabilities(windowArgs(look)), pageLoadStrategy: 'none' };
  const driver = await new Builder().usingServer(server.url).withCapabilities(capabilities).build();
  let spare = await driver.getWindowHandle();
  const open = new Set();

  // The session has one current window: commands of several tabs must not mix.
  let current = spare;
  let queue = Promise.resolve();
  const inWindow = (handle, command, ms = 30_000) => {
    const run = queue.then(async () => {
      if (current !== handle) await driver.switchTo().window(handle);
      current = handle;
      return within(ms, 'a command', command());
    });
    queue = run.catch(() => undefined);
    return run;
  };
  const newWindow = () =>
    inWindow([...open][0] ?? spare, async () => {
      await driver.switchTo().newWindow('window');
      current = await driver.getWindowHandle();
      return current;
    });

  return {
    async newPage(size) {
      const handle = spare ?? (await newWindow());
      spare = undefined;
      open.add(handle);
      return openPage({ driver, server, run: (command, ms) => inWindow(handle, command, ms) }, size, async () => {
        // The session ends with its last window.
        if (open.size === 1) spare = await newWindow();
        open.delete(handle);
      });
    },
    async close() {
      try {
        await within(
          10_000,
          'the end of its session',
          queue.then(() => driver.quit()),
        );
      } finally {
        ends(server.stop().then(() => display.stop()));
      }
    },
  };
}

/** Keys whose name in the DOM differs from the driver's. */
const keyFor = (name) => (name.length === 1 ? name : Key[name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()]);

const cookieFrom = ({ expiry, ...cookie }) => ({ ...cookie, expires: expiry ?? -1 });

/** The driver answers a deletion of cookies before the network process has done it. */
const clearAll = async (driver) => {
  await driver.manage().deleteAllCookies();
  const gone = async () => (await driver.manage().getCookies()).length === 0;
  await driver.wait(gone, 10_000, 'WebKit still has cookies that it was told to delete', 20);
};

async function openPage({ driver, server, run }, { width, height }, beforeClose) {
  const pointer = (x, y) => driver.actions().move({ x, y, origin: Origin.VIEWPORT, duration: 0 });
  const earlier = parseOutput(server.output()).length;
  await run(() => driver.manage().window().setRect({ x: 0, y: 0, width, height }));
  return {
    evaluate: (code, ms) => run(() => driver.executeScript(`return ${code}`), ms),
    goto: (url) => run(() => driver.get(url)),
    click: (x, y) => run(() => pointer(x, y).click().perform()),
    move: (x, y) => run(() => pointer(x, y).perform()),
    type: (text) => run(() => driver.actions().sendKeys(text).perform()),
    press: (key, modifiers) =>
      run(async () => {
        const actions = driver.actions();
        for (const modifier of modifiers) actions.keyDown(keyFor(modifier));
        actions.sendKeys(keyFor(key));
        for (const modifier of modifiers.toReversed()) actions.keyUp(keyFor(modifier));
        await actions.perform();
      }),
    cookies: () => run(async () => (await driver.manage().getCookies()).map(cookieFrom)),
    clearCookies: () => run(() => clearAll(driver)),
    screenshot: () => run(async () => Buffer.from(await driver.takeScreenshot(), 'base64')),
    // The browser prints the messages of all its tabs to one output: those since this one opened.
    messages: () => parseOutput(server.output()).slice(earlier),
    async close() {
      await beforeClose();
      await run(() => driver.close());
    },
  };
}
