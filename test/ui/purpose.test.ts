import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { box, clear, focused, type MountOptions, mount } from './helpers/mount.js';
import { ANALYTICS_FACTS } from './helpers/policy.js';

/** One purpose by itself, when it shows. */
const show = (purpose = 'analytics', options: MountOptions = {}) =>
  mount('assent-purpose', {
    ...options,
    attributes: { purpose, ...options.attributes },
    until: (root) => root.querySelector('[part=purpose]'),
  });
const status = (root: ShadowRoot) => root.querySelector('[role=status]')!.textContent;

describe('assent-purpose', () => {
  afterEach(clear);

  it('[KR-BANNER-02] tells all there is to know, with switches that are off', async () => {
    const { root } = await show();
    const text = root.querySelector('[part=purpose]')!.textContent!.replace(/\s+/g, ' ');
    for (const fact of ['Counts visits', ...ANALYTICS_FACTS, 'Clarity']) {
      expect(text).to.contain(fact);
    }
    expect(text, 'no other purpose').not.to.contain('Marketing');
    expect(
      [...root.querySelectorAll('input')].map((input) => [input.dataset.assentPurpose, input.checked]),
    ).to.deep.equal([
      ['analytics', false],
      ['posthog', false],
      ['clarity', false],
    ]);
    expect(root.querySelector('[role=heading]')!.ariaLevel).to.equal('3');
    expect(status(root)).to.equal('');
  });

  it('records what a switch is moved to, that alone and at once, and says so', async () => {
    const { root, host } = await show();
    box(root, 'analytics').click();
    await waitUntil(() => status(root) === 'Your choices are saved.', 'announced');
    expect(box(root, 'clarity').checked, 'services follow').to.equal(true);
    box(root, 'clarity').click();
    await waitUntil(() => !host.allows('clarity'));
    box(root, 'analytics').click();
    expect(host.decisions.map(({ source, choices, trusted }) => ({ source, choices, trusted }))).to.deep.equal([
      { source: 'purpose:allow', choices: { analytics: true }, trusted: false },
      { source: 'purpose:refuse', choices: { clarity: false }, trusted: false },
      { source: 'purpose:refuse', choices: { analytics: false }, trusted: false },
    ]);
    expect(host.decisions[0]!.text).to.contain('Counts visits').and.to.contain('PostHog Inc.');
  });

  it('takes one service alone', async () => {
    const { root, host } = await show();
    box(root, 'posthog').click();
    await waitUntil(() => host.allows('posthog'), 'granted');
    expect([box(root, 'analytics').checked, box(root, 'clarity').checked]).to.deep.equal([false, false]);
  });

  it('follows decisions made elsewhere, and does not call them saved here', async () => {
    const { root, host } = await show();
    box(root, 'analytics').click();
    await waitUntil(() => status(root) !== '', 'announced');
    host.rejectAll({ source: 'settings:reject-all', trusted: true, language: 'en', shown: document.body });
    await waitUntil(() => !box(root, 'analytics').checked && status(root) === '', 'follows');
  });

  it('shows what is in force where a choice does not prevail', async () => {
    const { element, root, host } = await show('marketing', { denied: ['marketing'] });
    expect(root.querySelector('[part=signal]')!.textContent).to.contain('Opt-out signal honoured');
    const about = box(root, 'marketing').getAttribute('aria-describedby')!;
    expect(root.getElementById(about)!.textContent, 'read out with the switch').to.contain('Opt-out signal honoured');
    host.allows = () => false;
    box(root, 'marketing').click();
    await element.updateComplete;
    expect(host.decisions).to.have.length(1);
    expect(box(root, 'marketing').checked, 'a switch does not lie').to.equal(false);
  });

  it('[KR-BANNER-05] shows a required one without a switch, and says on what basis', async () => {
    const { root } = await show('necessary', { attributes: { level: '2' } });
    expect(root.querySelector('input')).to.equal(null);
    expect(root.textContent).to.contain('Always on').and.to.contain('A contract with you');
    expect(root.querySelector('[role=heading]')!.ariaLevel).to.equal('2');
  });

  it('shows another one when it is told to, and nothing of one that the policy does not have', async () => {
    const { element, root } = await show();
    element.purpose = 'functional';
    await element.updateComplete;
    expect(root.textContent).to.contain('Comfort').and.not.to.contain('Analytics');
    element.purpose = 'unknown';
    await element.updateComplete;
    expect(root.querySelector('input')).to.equal(null);
  });

  it('can be worked by keyboard alone', async () => {
    const { root, host } = await show();
    const press = async (key: string, target: Element) => {
      for (let i = 0; i < 9 && focused() !== target; i++) await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(target);
      await sendKeys({ press: key });
    };
    await press('Enter', root.querySelector('summary')!);
    await waitUntil(() => root.querySelector('details')!.open, 'unfolds');
    await press(' ', box(root, 'clarity'));
    await waitUntil(() => host.allows('clarity'), 'granted');
    expect(host.decisions[0]!.trusted).to.equal(true);
  });
});
