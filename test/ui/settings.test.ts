import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { box, clear, control, focused, mount } from './helpers/mount.js';
import { ANALYTICS_FACTS } from './helpers/policy.js';

/** Mounts the settings and opens them; `dialog` is on top when it resolves. */
async function open(options: Parameters<typeof mount>[1] = {}) {
  const opener = document.createElement('button');
  opener.textContent = 'open';
  opener.className = 'opener';
  document.body.append(opener);
  opener.focus();
  const mounted = await mount('assent-settings', options);
  mounted.element.show();
  const dialog = mounted.root.querySelector('dialog')!;
  await waitUntil(() => dialog.open, 'the dialog opens');
  return { ...mounted, dialog, opener };
}

describe('assent-settings', () => {
  afterEach(() => {
    clear();
    document.querySelector('.opener')?.remove();
  });

  it('[EU-BANNER-04][KR-BANNER-05] shows each optional purpose with a switch that is off, and the required one without', async () => {
    const { root } = await open();
    for (const id of ['functional', 'analytics', 'marketing', 'posthog', 'clarity']) {
      expect(box(root, id).type, id).to.equal('checkbox');
      expect(box(root, id).checked, id).to.equal(false);
    }
    expect(box(root, 'necessary')).to.equal(null);
    expect(root.textContent).to.contain('Always on').and.to.contain('A contract with you');
  });

  it('[KR-BANNER-02][KR-BANNER-10][EU-BANNER-08] tells who, what, where and how long', async () => {
    const { root } = await open();
    const row = box(root, 'analytics').closest('li')!;
    const text = row.textContent!.replace(/\s+/g, ' ');
    for (const fact of ANALYTICS_FACTS) {
      expect(text).to.contain(fact);
    }
  });

  it('shows what was chosen before', async () => {
    const { element, root, host } = await open();
    host.decide(
      { functional: true, analytics: false },
      { source: 'api', trusted: true, language: 'en', shown: element },
    );
    await waitUntil(() => box(root, 'functional').checked, 'the switch follows the record');
    expect(box(root, 'reviews').checked).to.equal(true);
    expect(box(root, 'analytics').checked).to.equal(false);
  });

  it('[EU-BANNER-06][KR-BANNER-03] saves the switches as they stand, and says so once', async () => {
    const { root, host, dialog } = await open();
    box(root, 'analytics').click();
    control(root, 'save').click();
    expect(host.decisions).to.have.length(1);
    expect(host.decisions[0]!.source).to.equal('settings:save');
    expect(host.decisions[0]!.choices).to.deep.equal({ functional: false, analytics: true, marketing: false });
    expect(host.decisions[0]!.trusted).to.equal(false);
    expect(host.decisions[0]!.text)
      .to.contain('Counts visits')
      .and.to.contain('Mixpanel Inc.')
      .and.to.contain('Save choices');
    expect(dialog.open).to.equal(false);
    const status = root.querySelector('[role=status]')!;
    await waitUntil(() => status.textContent === 'Your choices are saved.', 'announced');
    expect(dialog.contains(status), 'a closed dialog announces nothing').to.equal(false);
  });

  for (const role of ['reject', 'accept'] as const) {
    it(`[EU-BANNER-03] ${role}s all in one click`, async () => {
      const { root, host, dialog } = await open();
      control(root, role).click();
      expect(host.decisions.map((d) => d.source)).to.deep.equal([`settings:${role}-all`]);
      expect(dialog.open).to.equal(false);
    });
  }

  it('[EU-BANNER-02] gives refuse and accept the same size', async () => {
    const { root } = await open();
    const [a, b] = ['reject', 'accept'].map((role) => control(root, role).getBoundingClientRect());
    expect(a!.width).to.be.closeTo(b!.width, 0.5);
    expect(a!.height).to.be.closeTo(b!.height, 0.5);
    expect(a!.height).to.be.at.least(44);
  });

  it('[DEFAULT-BANNER-12] has targets of 44 px: buttons, whole rows, what unfolds', async () => {
    const { root } = await open();
    for (const target of root.querySelectorAll<HTMLElement>('button, label, summary')) {
      if (target.offsetHeight) expect(target.offsetHeight, target.textContent).to.be.at.least(44);
    }
  });

  it('takes the services along with their purpose, and lets each be moved alone', async () => {
    const { root, host } = await open();
    box(root, 'analytics').click();
    await waitUntil(() => box(root, 'posthog').checked && box(root, 'clarity').checked, 'services follow');
    box(root, 'clarity').click();
    control(root, 'save').click();
    expect(host.decisions[0]!.choices).to.deep.equal({
      functional: false,
      analytics: true,
      marketing: false,
      clarity: false,
    });
  });

  it('[DEFAULT-BANNER-04] says that the opt-out signal was honoured, and lets the visitor allow it by name', async () => {
    const { root, host } = await open({ denied: ['marketing'] });
    const row = box(root, 'marketing').closest('li')!;
    expect(row.textContent).to.contain('Opt-out signal honoured');
    expect(box(root, 'analytics').closest('li')!.textContent).not.to.contain('signal');
    box(root, 'marketing').click();
    control(root, 'save').click();
    await waitUntil(() => host.allows('marketing'), 'granted by name');
  });

  it('[EU-BANNER-05] closes on Escape, grants nothing, forgets what was moved, and gives focus back', async () => {
    const { root, host, dialog, opener } = await open();
    expect(focused()).to.equal(root.querySelector('h2'));
    box(root, 'analytics').click();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open, 'closed');
    expect(host.decisions).to.have.length(0);
    await waitUntil(() => document.activeElement === opener, 'focus returns');
    await waitUntil(() => !box(root, 'analytics').checked, 'switch is back');
    expect(root.querySelector('[role=status]')!.textContent).to.equal('');
  });

  it('tells that it closed, by the button too, whose name says what it does', async () => {
    const { element, root, host } = await open();
    const closed = new Promise<Event>((done) => element.addEventListener('assent-close', done, { once: true }));
    expect(control(root, 'close').getAttribute('aria-label')).to.equal('Close without saving');
    control(root, 'close').click();
    expect((await closed).bubbles).to.equal(true);
    expect(host.decisions).to.have.length(0);
  });

  it('returns focus to the opener it is given', async () => {
    const { element, dialog, opener } = await open();
    element.hide();
    await waitUntil(() => document.activeElement === opener, 'first opener');
    const other = document.createElement('button');
    document.body.append(other);
    element.show(other);
    await waitUntil(() => dialog.open, 'open again');
    element.hide();
    await waitUntil(() => document.activeElement === other, 'second opener');
    other.remove();
  });

  it('opens when shown before its host is there', async () => {
    const element = document.createElement('assent-settings');
    document.body.append(element);
    element.show();
    await waitUntil(() => element.shadowRoot!.querySelector('dialog')?.open, 'opens by itself');
  });

  it('[DEFAULT-BANNER-09] can be walked by keyboard: choose one purpose, save', async () => {
    const { root, host } = await open();
    const names: string[] = [];
    for (let i = 0; i < 40 && focused() !== box(root, 'analytics'); i++) {
      await sendKeys({ press: 'Tab' });
      names.push(focused()?.tagName ?? '');
    }
    expect(focused(), names.join()).to.equal(box(root, 'analytics'));
    await sendKeys({ press: ' ' });
    expect(box(root, 'analytics').checked).to.equal(true);
    for (let i = 0; i < 40 && focused() !== control(root, 'save'); i++) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => host.decisions.length, 'saved');
    expect(host.decisions[0]!.trusted).to.equal(true);
    expect(host.decisions[0]!.choices.analytics).to.equal(true);
  });

  it('[KR-BANNER-07][EU-BANNER-10] withdraws in no more steps than it takes to give', async () => {
    const { element, root, host, dialog } = await open();
    control(root, 'accept').click();
    element.show();
    await waitUntil(() => dialog.open, 'open again');
    control(root, 'reject').click();
    expect(host.decisions.map((d) => d.source)).to.deep.equal(['settings:accept-all', 'settings:reject-all']);
    expect(['functional', 'analytics', 'marketing'].some((id) => host.allows(id))).to.equal(false);
  });
});

describe('assent-settings inline', () => {
  afterEach(clear);

  it('is a labelled section that takes no focus, stays after saving, and says that it saved', async () => {
    const { element, root, host } = await mount('assent-settings', { attributes: { inline: '' } });
    await element.updateComplete;
    expect(document.activeElement).to.equal(document.body);
    expect(root.querySelector('dialog')).to.equal(null);
    expect(control(root, 'close')).to.equal(null);
    control(root, 'save').click();
    expect(host.decisions.map((d) => d.source)).to.deep.equal(['settings:save']);
    const status = root.querySelector<HTMLElement>('[role=status]')!;
    await waitUntil(() => status.textContent === 'Your choices are saved.', 'announced');
    expect(status.offsetHeight, 'and seen').to.be.greaterThan(20);
    box(root, 'marketing').click();
    await waitUntil(() => status.textContent === '', 'no longer true once a switch is moved');
  });

  it('needs no sideways scrolling at 320 px, all unfolded', async () => {
    const { element, root } = await mount('assent-settings', { attributes: { inline: '' } });
    element.style.width = '320px';
    for (const details of root.querySelectorAll('details')) details.open = true;
    const panel = root.querySelector('section')!;
    expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
    for (const button of root.querySelectorAll('button')) expect(button.scrollWidth).to.be.at.most(button.clientWidth);
  });
});

describe('assent-settings: axe', () => {
  afterEach(clear);

  for (const language of ['en', 'ko', 'ar'] as const) {
    for (const scheme of ['light', 'dark']) {
      it(`finds nothing in the dialog, folded and unfolded: ${language}, ${scheme}`, async () => {
        const { element, root } = await open({ language, denied: ['marketing'] });
        element.style.colorScheme = scheme;
        await expect(element).to.be.accessible();
        for (const details of root.querySelectorAll('details')) details.open = true;
        box(root, 'analytics').click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
    }
  }

  it('finds nothing inline', async () => {
    const { element } = await mount('assent-settings', { attributes: { inline: '' } });
    await expect(element).to.be.accessible();
  });
});
