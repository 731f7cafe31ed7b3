import { expect, waitUntil } from '@open-wc/testing';
import { createFlusher } from '../../src/sync/flush.js';
import { keepDecision } from '../../src/sync/keep.js';
import { createOutbox } from '../../src/sync/outbox.js';
import { backend, decision, type Order, server } from './backend.js';

let boxes = 0;

/** An outbox of the test's own, and a flusher to a backend that answers as ordered. */
async function setUp(orders: Order[], delay = 0) {
  boxes += 1;
  const said: string[] = [];
  const desk = await backend(orders, delay);
  const name = `box${boxes}`;
  const outbox = createOutbox(name);
  const flusher = createFlusher(outbox, desk.endpoint, (message) => said.push(message));
  return { ...desk, name, outbox, flusher, said };
}
const ids = (batches: { decisions: { id: string }[] }[]) => batches.map((b) => b.decisions.map((d) => d.id));
const long = { timeout: 8000 };

describe('flush', () => {
  afterEach(() => localStorage.clear());

  it('sends all that waits in one request, oldest first, and empties the outbox', async () => {
    const { outbox, flusher, arrived, said } = await setUp(['stored']);
    const [a, b] = [decision(), decision({ choices: { analytics: false } })].sort((x, y) => (x.id < y.id ? -1 : 1));
    outbox.keep(b!);
    outbox.keep(a!);
    await flusher.flush();
    expect((await arrived()).map((batch) => batch.decisions)).to.deep.equal([[a, b]]);
    expect(outbox.all()).to.deep.equal([]);
    expect(said).to.deep.equal([]);
  });

  it('sends nothing before what proves it is with it', async () => {
    const { outbox, arrived, endpoint } = await setUp(['stored']);
    let proven!: () => void;
    const proof = new Promise<void>((done) => {
      proven = done;
    });
    const flusher = createFlusher(outbox, endpoint, expect.fail, {}, () => proof);
    const bare = decision();
    outbox.keep(bare);
    const sent = flusher.flush();
    outbox.keep({ ...bare, text: 'sha256-late' });
    proven();
    await sent;
    expect((await arrived()).map(({ decisions }) => decisions[0]!.text)).to.deep.equal(['sha256-late']);
  });

  it('is woken by a network that comes back, also in a tab that nobody looks at', async () => {
    const { outbox, arrived } = await setUp(['stored']);
    outbox.keep(decision());
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new Event('online'));
      await waitUntil(() => !outbox.all().length, 'sent', long);
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
    expect(await arrived()).to.have.length(1);
  });

  it('sends nothing when nothing waits', async () => {
    const { flusher, arrived } = await setUp(['stored']);
    await flusher.flush();
    expect(await arrived()).to.deep.equal([]);
  });

  it('takes "duplicate" for delivered', async () => {
    const { outbox, flusher, arrived } = await setUp(['duplicate']);
    outbox.keep(decision());
    await flusher.flush();
    expect(await arrived()).to.have.length(1);
    expect(outbox.all()).to.deep.equal([]);
  });

  for (const order of ['rejected', 422] as const) {
    it(`parks what is refused for good, says so, and tells the page: ${order}`, async () => {
      const { name, outbox, flusher, arrived, said } = await setUp([order, 'stored']);
      const refused = decision();
      outbox.keep(refused);
      const told = new Promise<Event>((done) => addEventListener('assent-refused', done, { once: true }));
      await flusher.flush();
      expect(((await told) as CustomEvent).detail.id).to.equal(refused.id);
      expect(outbox.all()).to.deep.equal([]);
      expect(JSON.parse(localStorage.getItem(`${name}:parked:${refused.id}`)!).decision).to.deep.equal(refused);
      expect(said.join()).to.contain('parked');
      const next = decision();
      outbox.keep(next);
      await flusher.flush();
      expect(ids(await arrived())).to.deep.equal([[refused.id], [next.id]]);
    });
  }

  for (const order of [500, 503, 429] as const) {
    it(`keeps everything on ${order}, and delivers it later by itself`, async () => {
      const { outbox, flusher, arrived } = await setUp([order, 'stored']);
      const one = decision();
      outbox.keep(one);
      await flusher.flush();
      expect(outbox.all()).to.deep.equal([one]);
      await waitUntil(() => outbox.all().length === 0, 'delivered', long);
      const [first, second] = await arrived();
      expect(ids([first!, second!])).to.deep.equal([[one.id], [one.id]]);
      expect(second!.at - first!.at, 'after a wait').to.be.within(400, 3000);
    });
  }

  for (const order of ['foreign', 'page'] as const) {
    it(`takes nothing for delivered that the answer does not name: ${order}`, async () => {
      const { outbox, flusher, arrived } = await setUp([order, 'stored']);
      const one = decision();
      outbox.keep(one);
      keepDecision('another', decision({ id: 'another' }));
      await flusher.flush();
      expect(outbox.all()).to.deep.equal([one]);
      await waitUntil(() => outbox.all().length === 0, 'delivered', long);
      expect(ids(await arrived())).to.deep.equal([[one.id], [one.id]]);
      expect(createOutbox('another').all()).to.have.length(1);
    });
  }

  it('erases a subject when all decisions are delivered, again and again until that is acknowledged', async () => {
    const { outbox, flusher, arrived } = await setUp([503, 'stored', 'page', 500, 'stored']);
    outbox.keep(decision());
    outbox.erase('me');
    await flusher.flush();
    expect(outbox.erasures()).to.deep.equal(['me']);
    await waitUntil(() => outbox.erasures().length === 0, 'erased', { timeout: 12_000 });
    expect((await arrived()).map(({ order, subject }) => [order, subject ?? 'a batch'])).to.deep.equal([
      [503, 'a batch'],
      ['stored', 'a batch'],
      ['page', 'Bearer me'],
      [500, 'Bearer me'],
      ['stored', 'Bearer me'],
    ]);
  });

  it('parks an erasure that is refused for good, without the capability', async () => {
    const { name, outbox, flusher } = await setUp([403]);
    outbox.erase('me');
    await flusher.flush();
    expect(outbox.erasures()).to.deep.equal([]);
    expect(outbox.parked()).to.deep.equal([{ id: 'erasure', refusal: { title: 'planned 403' } }]);
    expect(JSON.stringify({ ...localStorage })).not.to.contain(`"me"`);
    expect(Object.keys(localStorage)).to.deep.equal([`${name}:parked:erasure`]);
  });

  it('delivers after 408, which some engines ask again by themselves', async () => {
    const { outbox, flusher, arrived } = await setUp([408, 'stored']);
    const one = decision();
    outbox.keep(one);
    await flusher.flush();
    await waitUntil(() => outbox.all().length === 0, 'delivered', long);
    expect((await arrived()).map(({ order }) => order)).to.deep.equal([408, 'stored']);
  });

  it('waits longer each time', async () => {
    const { outbox, flusher, arrived } = await setUp([500, 500, 'stored']);
    outbox.keep(decision());
    await flusher.flush();
    await waitUntil(() => outbox.all().length === 0, 'delivered', long);
    const [a, b, c] = (await arrived()).map(({ at }) => at);
    expect(b! - a!).to.be.within(400, 1900);
    expect(c! - b!).to.be.at.least(900);
  });

  it('keeps everything while the server is away, and delivers when the browser says it is online', async () => {
    const { outbox, flusher, arrived, said } = await setUp(['stored']);
    const one = decision();
    await server.close();
    try {
      outbox.keep(one);
      await flusher.flush();
      expect(outbox.all()).to.deep.equal([one]);
      expect(said.join()).to.contain("can't be reached");
    } finally {
      await server.open();
    }
    dispatchEvent(new Event('online'));
    await waitUntil(() => outbox.all().length === 0, 'delivered', long);
    expect(ids(await arrived())).to.deep.equal([[one.id]]);
  });

  it('splits what is too much for one request that outlives its page', async () => {
    const { outbox, flusher, arrived } = await setUp(['stored']);
    for (let i = 0; i < 120; i++) outbox.keep(decision());
    await flusher.flush();
    const batches = await arrived();
    expect(batches.map((b) => b.decisions.length)).to.deep.equal([50, 50, 20]);
    expect(new Set(ids(batches).flat()).size).to.equal(120);
    expect(outbox.all()).to.deep.equal([]);
  });

  it('delivers what is decided while a request is under way', async () => {
    const { outbox, flusher, arrived } = await setUp(['stored'], 200);
    const [a, b] = [decision(), decision()];
    outbox.keep(a);
    const first = flusher.flush();
    await waitUntil(async () => (await arrived()).length, 'the first is under way');
    outbox.keep(b);
    await Promise.all([first, flusher.flush()]);
    expect(ids(await arrived())).to.deep.equal([[a.id], [b.id]]);
    expect(outbox.all()).to.deep.equal([]);
  });

  it('is done by one tab at a time: each decision is sent once', async () => {
    const { name, endpoint, outbox, flusher, arrived } = await setUp(['stored'], 300);
    const frame = document.createElement('iframe');
    frame.src = new URL('other-tab.html', import.meta.url).href;
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    await loaded;
    const other = frame.contentWindow as Window & { otherTab?: (name: string, endpoint: string) => Promise<void> };
    await waitUntil(() => other.otherTab, 'the other tab is ready', long);
    for (let i = 0; i < 3; i++) outbox.keep(decision());
    await Promise.all([flusher.flush(), other.otherTab!(name, endpoint), flusher.flush()]);
    await waitUntil(() => outbox.all().length === 0, 'delivered', long);
    const sent = ids(await arrived()).flat();
    expect(sent).to.have.length(3);
    expect(new Set(sent).size).to.equal(3);
    frame.remove();
  });
});
