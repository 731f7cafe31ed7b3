import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clear, control, type MountOptions, mount } from './helpers/mount.js';
import { past } from './helpers/past.js';

const show = (options: MountOptions = {}) =>
  mount('assent-history', { until: (root) => root.querySelector('section[aria-busy=false]'), ...options });
const said = (root: ShadowRoot) => root.querySelector('[role=status]')!.textContent;
const rows = (root: ShadowRoot) =>
  [...root.querySelectorAll('li')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());

/** The files that the page offers while `work` runs, as a browser would save them. */
async function saved(work: () => unknown) {
  const files: { name: string; blob: Promise<Response> }[] = [];
  const take = (event: Event) => {
    const link = event.composedPath()[0] as HTMLAnchorElement;
    event.preventDefault();
    files.push({ name: link.download, blob: fetch(link.href) });
  };
  // The link is on no page: it is met at its own click.
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    this.addEventListener('click', take);
    click.call(this);
  };
  try {
    await work();
    await waitUntil(() => files.length, 'a file is offered');
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(files.map(async ({ name, blob }) => ({ name, json: await (await blob).json() })));
}

describe('assent-history', () => {
  afterEach(clear);

  it('lists the decisions, each with its time, what it was and where it is', async () => {
    const { root } = await show({ prepare: (host) => Object.assign(host, { past }) });
    const [waiting, refused, accepted] = rows(root);
    for (const text of ['Chosen', 'Allowed: Comfort and Clarity', 'Refused: Analytics and Marketing', 'Not sent yet'])
      expect(waiting).to.contain(text);
    for (const text of ['Rejected all', 'Refused: Comfort, Analytics, and Marketing', 'Logged', 'Download receipt'])
      expect(refused).to.contain(text);
    expect(accepted).to.contain('Accepted all').and.to.contain('Nov 1, 2026');
    expect(root.querySelector('time')!.dateTime).to.equal('2026-11-23T21:40:00.000Z');
    expect(said(root)).to.equal('');
    const buttons = [...root.querySelectorAll('button')].map((button) => button.ariaLabel);
    expect(new Set(buttons).size, 'each button has a name of its own').to.equal(3);
  });

  it('names what a policy knows no more by its id, and channels after their purpose', async () => {
    const choices = { 'marketing.email.night': true, gone: false };
    const { root } = await show({
      prepare: (host) =>
        Object.assign(host, { past: { decisions: [{ at: '2026-11-01T10:00:00Z', choices, state: 'local' }] } }),
    });
    expect(rows(root)[0]).to.contain('Allowed: Marketing · E-mail · at night').and.to.contain('Refused: gone');
  });

  it('gives the signed receipt of what is stored, and of the rest what this browser knows', async () => {
    const receipt = { receipt: { receipt_id: 'r' }, jws: 'a.b.c', keys: { keys: [] } };
    const { root } = await show({
      prepare: (host) => {
        host.past = past;
        host.receipts = { [past.decisions[1]!.id!]: receipt };
      },
    });
    const [waiting, stored, missing] = root.querySelectorAll<HTMLButtonElement>('[data-assent-role=download]');
    expect(await saved(() => stored!.click())).to.deep.equal([
      { name: `assent-${past.decisions[1]!.id}.json`, json: receipt },
    ]);
    const [file] = await saved(() => waiting!.click());
    expect(file!.json).to.deep.equal(past.decisions[0]);
    missing!.click();
    await waitUntil(() => said(root) === 'The receipt could not be loaded. Try again.', said(root)!);
  });

  it('says that it is loading, that there is nothing, and what follows a decision', async () => {
    let answer: (history: typeof past) => void = () => {};
    const { root, host } = await show({
      prepare: (host) => {
        host.history = () =>
          new Promise((done) => {
            answer = done;
          });
      },
      until: (root) => root.querySelector('section'),
    });
    expect(said(root)).to.equal('Loading …');
    answer({ decisions: [] });
    await waitUntil(() => said(root) === 'No decision has been made in this browser.', said(root)!);
    host.rejectAll({ source: 'api', trusted: true, language: 'en', shown: root.host });
    answer(past);
    await waitUntil(() => rows(root).length === 3, 'the list follows');
  });

  it('says that the backend did not answer, shows what is known, and asks again', async () => {
    const { root, host } = await show({
      prepare: (host) =>
        Object.assign(host, { past: { decisions: past.decisions.slice(0, 1), failed: new Error('offline') } }),
    });
    expect(said(root)).to.contain('could not be loaded');
    expect(rows(root)).to.have.length(1);
    host.past = new Error('worse');
    control(root, 'retry').click();
    await waitUntil(() => rows(root).length === 0 && control(root, 'retry'), 'still not');
    host.past = past;
    control(root, 'retry').click();
    await waitUntil(() => rows(root).length === 3, 'there it is');
    expect(control(root, 'retry')).to.equal(null);
  });

  it('can be walked by keyboard: try again, each download, in order; each takes Enter or Space', async () => {
    const failed = { ...past, failed: new Error('503') };
    const { root, host } = await show({ prepare: (h) => Object.assign(h, { past: failed }) });
    const before = document.createElement('button');
    before.textContent = 'before';
    root.host.before(before);
    before.focus();
    const met: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      await sendKeys({ press: 'Tab' });
      met.push((root.activeElement as HTMLElement | null)?.dataset.assentRole);
    }
    expect(met).to.deep.equal(['retry', 'download', 'download', 'download']);
    before.focus();
    await sendKeys({ press: 'Tab' });
    host.past = past;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !control(root, 'retry'), 'loaded again');
    before.focus();
    await sendKeys({ press: 'Tab' });
    const [file] = await saved(() => sendKeys({ press: ' ' }));
    expect(file!.json.id).to.equal(past.decisions[0]!.id);
    before.remove();
  });
});
