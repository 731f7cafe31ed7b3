import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { sentinel, sinkArrived, sinkClear, sinkLog, sinkUrl } from '../setup/sink-client.js';
import attributed from './fixture.json' with { type: 'json' };

/** The tools that the other tests lean on. */
describe('harness', () => {
  it('is another host than the sink', () => {
    expect(location.hostname).to.equal('127.0.0.1');
    expect(new URL(sinkUrl).hostname).to.equal('localhost');
  });

  it('sees what reached the sink, and knows after a sentinel what did not', async () => {
    const script = document.createElement('script');
    script.src = `${sinkUrl}/x.js?id=harness-1`;
    const loaded = new Promise((done) => {
      script.onload = done;
    });
    document.head.append(script);
    await loaded;
    expect(window.ran).to.include('harness-1');
    await sentinel();
    expect(await sinkLog('harness-1')).to.have.length(1);
    expect(await sinkLog('harness-never-asked')).to.have.length(0);
    await sinkClear('harness-1');
    expect(await sinkLog('harness-1')).to.have.length(0);
  });

  it('keeps bodies and sockets in the log', async () => {
    navigator.sendBeacon(`${sinkUrl}/post?id=harness-beacon`, 'a body');
    expect((await sinkArrived('harness-beacon')).body).to.equal('a body');
    const socket = new WebSocket(`${sinkUrl.replace('http', 'ws')}/socket?id=harness-socket`);
    await new Promise((done, fail) => {
      socket.onopen = done;
      socket.onerror = () => fail(new Error('no socket'));
    });
    socket.send('over the socket');
    await new Promise((done) => {
      socket.onclose = done;
      socket.close();
    });
    const bodies = (await sinkLog('harness-socket')).map((entry) => `${entry.method} ${entry.body}`);
    expect(bodies).to.deep.equal(['GET ', 'WS over the socket']);
  });

  it('compiles class fields as the build does: assigned, not defined', () => {
    class Base {
      seen: unknown;
      set field(value: unknown) {
        this.seen = value;
      }
    }
    class Derived extends Base {
      // @ts-expect-error An accessor is hidden by a field on purpose.
      override field = 1;
    }
    expect(new Derived().seen).to.equal(1);
  });

  it('gives JSON as a module where it is imported, as data where it is fetched', async () => {
    const fetched = await fetch(new URL('fixture.json', import.meta.url));
    expect(attributed).to.deep.equal({ kept: ['as', 'data'] });
    expect(await fetched.json()).to.deep.equal(attributed);
  });

  it('gives real input: trusted clicks and keys', async () => {
    const input = document.createElement('input');
    input.style.cssText = 'position: fixed; left: 0; top: 0; width: 100px; height: 40px';
    let trusted: boolean | undefined;
    input.onclick = (event) => {
      trusted = event.isTrusted;
    };
    document.body.append(input);
    await sendMouse({ type: 'click', position: [20, 20] });
    expect(trusted).to.equal(true);
    await sendKeys({ type: 'abc' });
    expect(input.value).to.equal('abc');
    input.remove();
  });
});
