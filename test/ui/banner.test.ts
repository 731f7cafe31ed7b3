import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryHost } from './helpers/memory-host.js';
import { clear, control, focused, mount, nodeCount } from './helpers/mount.js';
import { samplePolicy } from './helpers/policy.js';

describe('assent-banner', () => {
  afterEach(clear);

  it('[EU-BANNER-07][KR-BANNER-11] names who asks, for what, and where to read more', async () => {
    const { root } = await mount('assent-banner');
    const text = root.querySelector('section')!.textContent!;
    expect(text).to.contain('Harbour Goods');
    expect(text).to.contain('Comfort, Analytics, and Marketing');
    expect(text).not.to.contain('Necessary');
    expect(root.querySelector('a')!.href).to.equal('https://example.com/privacy');
  });

  it('does not ask for what the opt-out signal denies already', async () => {
    const { root } = await mount('assent-banner', { denied: ['marketing'] });
    expect(root.textContent).to.contain('Comfort and Analytics').and.not.to.contain('Marketing');
  });

  it('leaves the link out when there is no privacy policy to link', async () => {
    const policy = samplePolicy();
    delete policy.controller.privacyUrl;
    const { root } = await mount('assent-banner', { host: new MemoryHost(policy) });
    expect(root.querySelector('a')).to.equal(null);
  });

  it('shows the owner’s own words where the policy has them', async () => {
    const policy = { ...samplePolicy(), texts: { title: { en: 'Biscuits?', ko: '쿠키?' } } };
    const { root } = await mount('assent-banner', { host: new MemoryHost(policy) });
    expect(root.querySelector('h2')!.textContent).to.equal('Biscuits?');
    expect(control(root, 'reject').textContent).to.equal('Reject all');
  });

  for (const role of ['reject', 'accept'] as const) {
    it(`[EU-BANNER-03] passes ${role} on with source, text and trust, and goes`, async () => {
      const { element, root, host } = await mount('assent-banner');
      control(root, role).click();
      expect(host.decisions).to.have.length(1);
      const [decision] = host.decisions;
      const granted = role === 'accept';
      expect(decision!.source).to.equal(`banner:${role}-all`);
      expect(decision!.choices).to.deep.equal({ functional: granted, analytics: granted, marketing: granted });
      expect(decision!.trusted).to.equal(false);
      expect(decision!.text).to.match(
        /^Your privacy, your choice Harbour Goods asks .* Privacy policy Reject all Accept all Cookie settings$/,
      );
      expect(element.isConnected).to.equal(false);
    });
  }

  it('records a key press as a person’s act', async () => {
    const { root, host } = await mount('assent-banner');
    control(root, 'accept').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.decisions.length, 'a decision');
    expect(host.decisions[0]!.trusted).to.equal(true);
  });

  it('counts slotted words as the text shown', async () => {
    const { element, root, host } = await mount('assent-banner');
    const words = document.createElement('span');
    words.slot = 'text';
    words.textContent = 'Our own sentence.';
    element.append(words);
    control(root, 'reject').click();
    expect(host.decisions[0]!.text).to.contain('Our own sentence.').and.not.to.contain('Harbour Goods');
  });

  it('keeps its text when whitespace stands inside it in the HTML', async () => {
    const { element, root } = await mount('assent-banner');
    element.append('\n  ');
    for (const slot of root.querySelectorAll('slot')) expect(slot.assignedNodes(), slot.name).to.have.length(0);
  });

  it('opens the settings and stays until a decision is made, here or elsewhere', async () => {
    const { element, root, host } = await mount('assent-banner');
    control(root, 'settings').click();
    expect(host.opened).to.deep.equal(['settings']);
    expect(focused()).to.equal(control(root, 'settings'));
    const act = { source: 'settings:save', trusted: true, language: 'en', shown: element };
    host.decide({ analytics: true }, act);
    expect(element.isConnected, 'two purposes are still open').to.equal(true);
    host.decide({ functional: false, marketing: false }, act);
    expect(element.isConnected).to.equal(false);
    expect(host.listening, 'listeners left behind').to.equal(0);
  });

  it('[EU-BANNER-15] takes no focus, and is a labelled region that is not modal', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const { element, root } = await mount('assent-banner');
    await element.updateComplete;
    expect(document.activeElement).to.equal(field);
    const region = root.querySelector('section')!;
    expect(root.getElementById(region.getAttribute('aria-labelledby')!)!.textContent).to.equal(
      'Your privacy, your choice',
    );
    expect(region.hasAttribute('aria-modal')).to.equal(false);
    field.remove();
  });

  it('[DEFAULT-BANNER-09] can be walked by keyboard: link, refuse, accept, settings, and out again', async () => {
    const before = document.createElement('button');
    before.textContent = 'before';
    document.body.append(before);
    const { root } = await mount('assent-banner');
    const after = document.createElement('button');
    after.textContent = 'after';
    document.body.append(after);
    before.focus();
    const seen: (Element | null)[] = [];
    for (let i = 0; i < 5; i++) {
      await sendKeys({ press: 'Tab' });
      seen.push(focused());
    }
    const expected = [
      root.querySelector('a'),
      control(root, 'reject'),
      control(root, 'accept'),
      control(root, 'settings'),
      after,
    ];
    expect(seen.map((e) => e?.textContent)).to.deep.equal(expected.map((e) => e?.textContent));
    before.remove();
    after.remove();
  });

  it('keeps room for it when something gets focus, and gives the page its own value back', async () => {
    const { style } = document.documentElement;
    style.scrollPaddingBlockEnd = '7px';
    style.paddingBlockEnd = '3px';
    const { element } = await mount('assent-banner');
    await waitUntil(() => style.scrollPaddingBlockEnd === `${element.offsetHeight}px`, 'scroll padding is the height');
    expect(element.offsetHeight).to.be.greaterThan(100);
    element.remove();
    await waitUntil(() => style.scrollPaddingBlockEnd === '7px', 'given back');
    expect(style.paddingBlockEnd).to.equal('3px');
    style.scrollPaddingBlockEnd = '';
    style.paddingBlockEnd = '';
  });

  it('gives the page its own value back after the last of several, whatever goes and comes within a frame', async () => {
    const { style } = document.documentElement;
    style.scrollPaddingBlockEnd = '7px';
    const { element } = await mount('assent-banner');
    const room = () => style.scrollPaddingBlockEnd === `${element.offsetHeight}px`;
    await waitUntil(room, 'room');
    element.remove();
    document.body.append(element);
    await waitUntil(room, 'room again');
    for (const _ of [1, 2, 3]) await nextFrame();
    expect(room(), 'the one that went gave nothing back').to.equal(true);
    element.remove();
    await waitUntil(() => style.scrollPaddingBlockEnd === '7px', 'given back');
    document.body.append(element);
    await waitUntil(room, 'room once more');
    element.remove();
    style.scrollPaddingBlockEnd = '9px';
    for (const _ of [1, 2, 3]) await nextFrame();
    expect(style.scrollPaddingBlockEnd, 'what the page has set meanwhile is its own').to.equal('9px');
    style.scrollPaddingBlockEnd = '';
  });

  it('[EU-BANNER-15][DEFAULT-BANNER-08] covers nothing that gets focus, down to the end of a long page', async () => {
    const page = document.createElement('div');
    page.innerHTML = '<p><a href="#a">a link</a></p>'.repeat(60);
    document.body.append(page);
    const { root } = await mount('assent-banner');
    const links = [...page.querySelectorAll('a')];
    links[0]!.focus();
    await waitUntil(() => document.documentElement.style.paddingBlockEnd, 'room at the end of the page');
    for (const link of links) {
      link.focus();
      expect(document.activeElement).to.equal(link);
      const { bottom } = link.getBoundingClientRect();
      expect(bottom, link.textContent).to.be.at.most(root.querySelector('section')!.getBoundingClientRect().top);
    }
    page.remove();
  });

  it('makes no short page scroll, and shifts nothing in it', async () => {
    const paragraph = document.createElement('p');
    paragraph.textContent = 'page';
    document.body.append(paragraph);
    const before = [paragraph.getBoundingClientRect().top, document.documentElement.scrollHeight];
    const { element } = await mount('assent-banner');
    await waitUntil(
      () => document.documentElement.style.scrollPaddingBlockEnd === `${element.offsetHeight}px`,
      'measured',
    );
    expect([paragraph.getBoundingClientRect().top, document.documentElement.scrollHeight]).to.deep.equal(before);
    paragraph.remove();
  });

  it('adds fewer than 40 nodes', async () => {
    const { root } = await mount('assent-banner');
    expect(1 + nodeCount(root)).to.be.within(12, 39);
  });

  it('hides when its host is hidden', async () => {
    const { element } = await mount('assent-banner');
    element.hidden = true;
    expect(getComputedStyle(element).display).to.equal('none');
  });

  it('says so once, and shows nothing, when the policy cannot be had', async () => {
    const broken = new MemoryHost(samplePolicy());
    broken.policy = () => Promise.reject(new Error('offline'));
    const lines: unknown[][] = [];
    const { error } = console;
    console.error = (...line: unknown[]) => lines.push(line);
    try {
      const { provideHost } = await import('../../src/ui/host.js');
      provideHost(broken);
      const element = document.createElement('assent-banner');
      document.body.append(element);
      await waitUntil(() => lines.length, 'a message');
      await element.updateComplete;
      expect(lines).to.have.length(1);
      expect(String(lines[0]![0])).to.contain('[assent]');
      expect(element.shadowRoot!.querySelector('button')).to.equal(null);
    } finally {
      console.error = error;
    }
  });
});
