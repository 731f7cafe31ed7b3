import { expect, waitUntil } from '@open-wc/testing';
import { formMessages } from '../../src/ui/messages/marketing.js';
// Here already, so that no test waits for many small files.
import '../../src/ui/settings/given.js';
import { formPolicy } from './helpers/form-policy.js';
import { box, clear, control, type MountOptions, mount } from './helpers/mount.js';

const act = { source: 'marketing:signup', trusted: true, language: 'en', shown: document.createElement('p') };
const given = {
  'newsletter.email': true,
  'events.sms.day': true,
  'events.sms.night': false,
  research: true,
  'transfer.to-cloud': true,
};

const show = (
  choices: Record<string, boolean>,
  more: Parameters<typeof formPolicy>[1] = {},
  until: MountOptions['until'] = () => true,
) =>
  mount('assent-settings', {
    policy: (language) => formPolicy(language, more),
    attributes: { inline: '' },
    prepare: (host) => host.decide(choices, act),
    until: (root) => control(root, 'save') && until(root),
  });
const stop = (root: ShadowRoot) => control(root, 'stop');
const units = (root: ShadowRoot) =>
  [...root.querySelectorAll<HTMLInputElement>('h3:last-of-type ~ ul input')].map(
    (input) => input.dataset.assentPurpose,
  );

describe('consents from forms in the settings', () => {
  before(() => formMessages('en'));
  afterEach(clear);

  it('are shown per purpose, channel and time of day once they were given, with all that was told of them', async () => {
    const { root } = await show(given, {}, stop);
    expect(units(root)).to.deep.equal(['newsletter.email', 'events.sms.day', 'research', 'transfer.to-cloud']);
    expect(box(root, 'events.sms.day').closest('label')!.textContent).to.equal('SMS, by day');
    expect(box(root, 'events.sms.day').checked).to.equal(true);
    const text = root.textContent!.replace(/\s+/g, ' ');
    for (const fact of [
      'Newsletter',
      'Sending our newsletter.',
      'From consent until you withdraw it',
      'Sending data abroad, to Cloud Mail Inc.',
    ])
      expect(text).to.contain(fact);
  });

  it('[KR-FORM-12][EU-FORM-05] are all taken back by one click', async () => {
    const { root, host } = await show(given, {}, stop);
    stop(root).click();
    const { source, choices, text } = host.decisions[1]!;
    expect(source).to.equal('settings:stop');
    expect(choices).to.deep.equal({
      'newsletter.email': false,
      'events.sms.day': false,
      research: false,
      'transfer.to-cloud': false,
    });
    expect(text).to.contain('Stop all of these');
    await waitUntil(() => !stop(root), 'nothing is left to stop');
    expect(root.querySelector('[role=status]')!.textContent).to.equal('Your choices are saved.');
  });

  it('[KR-FORM-12][EU-FORM-05] are taken back one by one: a switch and save, as a box and the button gave them', async () => {
    const { root, host } = await show(given, {}, stop);
    box(root, 'events.sms.day').click();
    control(root, 'save').click();
    const { choices } = host.decisions[1]!;
    expect(choices['events.sms.day']).to.equal(false);
    expect(
      Object.keys(choices).filter((id) => id.includes('.')),
      'what was not moved is left alone',
    ).to.deep.equal(['events.sms.day']);
    await waitUntil(() => !units(root).includes('events.sms.day'), 'is gone');
    expect(host.allows('newsletter.email')).to.equal(true);
  });

  it('are not shown, nor their code asked for, where nothing was given', async () => {
    const { root, element } = await show({ research: false });
    await element.updateComplete;
    control(root, 'accept').click();
    expect(stop(root)).to.equal(null);
    expect(units(root).filter((id) => id!.includes('.'))).to.deep.equal([]);
  });

  it('are shown always, or never, as the owner says', async () => {
    const always = await show({}, { settings: { messages: 'always' } }, (root) => box(root, 'events.post'));
    expect(units(always.root)).to.have.length(10);
    expect(stop(always.root), 'nothing to stop').to.equal(null);
    clear();
    const { element, root } = await show(given, { settings: { messages: 'never' } });
    await element.updateComplete;
    expect(box(root, 'research')).to.equal(null);
  });

  it('can be taken back where the policy asks for them no more', async () => {
    const { root, host } = await show(
      { 'events.call': true, 'transfer.gone': true, 'newsletter.email.night': true },
      {},
      stop,
    );
    expect(root.textContent).to.contain('Phone call').and.to.contain('E-mail, at night');
    stop(root).click();
    expect(Object.keys(host.decisions[1]!.choices)).to.have.length(3);
  });

  it('leave "reject all" and "accept all" to what the panel asks itself', async () => {
    const { root, host } = await show(given, {}, stop);
    control(root, 'reject').click();
    expect(Object.keys(host.decisions[1]!.choices)).to.deep.equal(['functional', 'analytics', 'marketing']);
  });
});
