import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { noticeHtml } from '../../src/notice/render.js';
import { box, clear, focused, type MountOptions, mount } from './helpers/mount.js';
import { decidedBefore } from './helpers/notice.js';
import { samplePolicy } from './helpers/policy.js';

const show = (options: MountOptions = {}) =>
  mount('assent-notice', { until: (root) => root.querySelector('[part=notice]'), ...options });
const read = (root: ParentNode, selector: string) =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
const state = (root: ShadowRoot, id: string) => read(box(root, id).parentElement!, 'span');
const section = (root: ShadowRoot, id: string) => root.getElementById(`notice-${id}`)!.closest('[part=section]')!;

describe('assent-notice', () => {
  afterEach(() => {
    clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('shows the policy as a document, as a server prints it', async () => {
    const { root } = await show({ inside: await noticeHtml(samplePolicy()) });
    expect(root.querySelector('slot'), 'what was printed gives way').to.equal(null);
    const printed = document.createElement('div');
    printed.innerHTML = await noticeHtml(samplePolicy());
    const live = root.querySelector('[part=notice]')!.cloneNode(true) as Element;
    for (const own of live.querySelectorAll('[part=state]')) (own.closest('td') ?? own).remove();
    for (const head of live.querySelectorAll('th[scope=col]'))
      if (head.textContent === 'In this browser') head.remove();
    const lines = (node: Element) =>
      [...node.querySelectorAll('h1,h2,h3,p,li,th,td,dt,dd')].map((e) => e.textContent!.replace(/\s+/g, ''));
    expect(lines(live)).to.deep.equal(lines(printed));
  });

  it('keeps what was printed until it has something to show', async () => {
    const element = document.createElement('assent-notice');
    element.innerHTML = '<p>printed</p>';
    document.body.append(element);
    await element.updateComplete;
    const slot = element.shadowRoot!.querySelector('slot');
    if (slot) expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
    else expect(element.shadowRoot!.querySelector('[part=notice]')).not.to.equal(null);
    const unset = document.createElement('assent-notice');
    expect(unset.shadowRoot, 'nothing before it is on the page').to.equal(null);
  });

  it('[EU-NOTICE-06] has a switch beside each purpose and service, which acts at once and in both directions', async () => {
    const { root, host } = await show();
    expect([...root.querySelectorAll('input')].map((input) => input.dataset.assentPurpose)).to.deep.equal([
      'functional',
      'reviews',
      'analytics',
      'posthog',
      'clarity',
      'marketing',
      'mixpanel',
    ]);
    expect([...root.querySelectorAll('input')].some(({ checked }) => checked)).to.equal(false);
    expect(read(section(root, 'cookies'), '[part=state]'), 'Necessary').to.equal('Always on');
    box(root, 'analytics').click();
    await waitUntil(() => read(root, '[role=status]') === 'Your choice is saved.', 'announced');
    expect(state(root, 'analytics')).to.equal('On');
    expect(state(root, 'clarity'), 'services follow').to.equal('On');
    box(root, 'analytics').click();
    await waitUntil(() => state(root, 'clarity') === 'Off', 'taken back by the same click');
    expect(host.decisions.map(({ source, choices, trusted }) => ({ source, choices, trusted }))).to.deep.equal([
      { source: 'notice:allow', choices: { analytics: true }, trusted: false },
      { source: 'notice:refuse', choices: { analytics: false }, trusted: false },
    ]);
    const [{ text }] = host.decisions as [{ text: string }];
    expect(text).to.contain('Counts visits').and.to.contain('PostHog Inc.');
    expect(text, 'the inventory alone').not.to.contain('Contents');
  });

  it('[DEFAULT-NOTICE-02] follows decisions made elsewhere, and says where the opt-out signal prevails', async () => {
    const { root, host } = await show({ denied: ['marketing'] });
    expect(state(root, 'marketing')).to.equal('Off: your browser’s opt-out signal is honoured');
    host.acceptAll({ source: 'api', trusted: true, language: 'en', shown: root.host });
    await waitUntil(() => state(root, 'analytics') === 'On', 'followed');
    expect(state(root, 'marketing')).to.contain('opt-out signal');
    expect(read(root, '[role=status]')).to.equal('');
  });

  it('goes to the article that the address names: at first, at a link of its own, and back', async () => {
    location.hash = '#notice-officers';
    const { root } = await show();
    expect((focused() as HTMLElement).id).to.equal('notice-officers');
    root.querySelector<HTMLElement>('[part=contents] a[href="#notice-cookies"]')!.click();
    await waitUntil(() => (focused() as HTMLElement).id === 'notice-cookies', 'by a link');
    expect(location.hash).to.equal('#notice-cookies');
    root.querySelector<HTMLElement>('[part=contents] a')!.focus();
    root.querySelector<HTMLElement>('[part=contents] a[href="#notice-cookies"]')!.click();
    expect((focused() as HTMLElement).id, 'the same again').to.equal('notice-cookies');
    history.back();
    await waitUntil(() => (focused() as HTMLElement).id === 'notice-officers', 'back');
    const { top } = root.getElementById('notice-officers')!.getBoundingClientRect();
    expect(top).to.be.at.least(0).and.below(innerHeight);
  });

  it('opens the settings from its text', async () => {
    const { root, host } = await show();
    root.querySelector<HTMLElement>('[data-assent-open]')!.click();
    expect(host.opened).to.deep.equal(['settings']);
    expect(location.hash).to.equal('');
  });

  it("points out what has changed since the visitor's decision, without moving what has focus", async () => {
    let answer = () => {};
    const { root } = await show({
      prepare: (host) => {
        decidedBefore(host);
        const { past } = host;
        host.history = () =>
          new Promise((done) => {
            answer = () => done(past as never);
          });
      },
    });
    const contents = root.querySelector<HTMLElement>('[part=contents] a')!;
    const standing = section(root, 'purposes');
    contents.focus();
    answer();
    await waitUntil(() => root.querySelector('[part=since]'), 'told');
    expect(focused()).to.equal(contents);
    expect(section(root, 'purposes'), 'what did not change stands').to.equal(standing);
    const since = read(root, '[part=since]')!;
    expect(since).to.contain('What has changed since your decision of June 1, 2025');
    expect(since).to.contain('Added: Comfort › Elfsight');
    expect(since).to.match(/Clarity › Operator: before “Elfsight LLC.*”, now “Microsoft/);
    expect(read(section(root, 'cookies'), '[part=mark]')).to.equal('Changed since your decision');
    expect(root.querySelectorAll('[part=mark]')).to.have.length(1);
    expect(state(root, 'posthog'), 'switches that came anew tell what is in force').to.equal('Off');
  });

  it('tells earlier versions that the backend keeps, folded, with what was different', async () => {
    const { root } = await show({ prepare: decidedBefore, until: (r) => r.querySelector('[part=fold]') });
    const versions = [...section(root, 'changes').querySelectorAll('h3')].map((h) => h.textContent);
    expect(versions).to.deep.equal(['Version 2026-11-01', 'Version 2025-03-01']);
    const fold = root.querySelector<HTMLDetailsElement>('[part=fold]')!;
    expect(fold.open).to.equal(false);
    expect(fold.textContent).to.contain('What is different from version 2025-03-01').and.to.contain('Elfsight');
  });

  it('stays whole where nothing is known of the past', async () => {
    const { root } = await show({ prepare: (host) => Object.assign(host, { past: new Error('503') }) });
    expect(root.querySelectorAll('[part=section]').length).to.be.greaterThan(2);
    expect(root.querySelector('[part=since]')).to.equal(null);
  });

  it('takes another level for its headings', async () => {
    const { root } = await show({ attributes: { level: '2' } });
    expect(root.querySelector('[part=title]')!.localName).to.equal('h2');
    expect(root.querySelector('h1')).to.equal(null);
  });

  it('[DEFAULT-NOTICE-01] has headings in order, takes the keyboard, and fits 320 px with its tables as rows of rows', async () => {
    const { root, element } = await show();
    element.style.display = 'block';
    element.style.inlineSize = '320px';
    await element.updateComplete;
    const article = root.querySelector<HTMLElement>('[part=notice]')!;
    expect(article.scrollWidth).to.be.at.most(article.clientWidth);
    const table = root.querySelector('table')!;
    expect(getComputedStyle(table.querySelector('td')!).display).to.equal('block');
    const cell = table.querySelector('td')!;
    // Firefox gives the rule, the other engines what comes of it.
    const label = getComputedStyle(cell, '::before').content.replace('attr(data-label)', cell.dataset.label!);
    expect(label).to.contain('What for');
    const levels = [...root.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.localName[1]));
    for (const [i, level] of levels.entries()) expect(level).to.be.at.most((levels[i - 1] ?? 0) + 1);
    const before = document.createElement('button');
    before.textContent = 'before';
    element.before(before);
    before.focus();
    await sendKeys({ press: 'Tab' });
    expect((focused() as HTMLAnchorElement).hash).to.equal('#notice-purposes');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => (focused() as HTMLElement).id === 'notice-purposes', 'followed');
    box(root, 'functional').focus();
    await sendKeys({ press: ' ' });
    await waitUntil(() => state(root, 'functional') === 'On', 'by the space bar');
    before.remove();
  });
});
