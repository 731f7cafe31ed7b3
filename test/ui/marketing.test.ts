import { expect, waitUntil } from '@open-wc/testing';
import { formRules } from '../../src/regime/forms.js';
import { all, boxes, card, facts, show, text, unit } from './helpers/form.js';
import { FORM_UNITS } from './helpers/form-policy.js';
import { clear } from './helpers/mount.js';

describe('assent-marketing', () => {
  afterEach(() => {
    clear();
    document.querySelector('iframe')?.remove();
  });

  it('[KR-FORM-02] tells of each consent its purpose, the data, the period, and the right to refuse with its effect', async () => {
    const { root } = await show();
    for (const id of ['newsletter', 'events', 'research']) {
      const told = facts(card(root, id));
      expect(Object.keys(told), id).to.deep.equal(['Purpose', 'Data', 'Kept for', 'You may refuse']);
      for (const fact of Object.values(told)) expect(fact!.trim()).to.not.equal('');
      expect(told['You may refuse']).to.contain('no such messages are sent');
    }
    expect(facts(card(root, 'newsletter')).Purpose).to.equal('Sending our newsletter.');
  });

  it('[KR-FORM-03][EU-FORM-02] asks for each matter apart', async () => {
    const { root } = await show();
    expect(
      [...root.querySelectorAll('fieldset[data-assent-consent]')].map(
        (el) => (el as HTMLElement).dataset.assentConsent,
      ),
    ).to.deep.equal(['newsletter', 'events', 'research', 'provision.travel', 'transfer.to-cloud']);
    for (const box of boxes(root)) {
      const owner = box.closest<HTMLElement>('[data-assent-consent]')!.dataset.assentConsent!;
      expect(box.value === owner || box.value.startsWith(`${owner}.`), `${box.value} in ${owner}`).to.equal(true);
    }
  });

  it('[KR-FORM-04] asks for each channel apart', async () => {
    const { root } = await show();
    expect(boxes(root).map(({ value }) => value)).to.deep.equal(FORM_UNITS);
    const labels = boxes(card(root, 'events')).map((box) => text(box.closest('label')!));
    expect(labels).to.deep.equal(['E-mail', 'SMS', 'App notification', 'Post', 'SMS', 'App notification']);
  });

  it('[KR-FORM-05] asks for the night apart, with its hours, and not for e-mail', async () => {
    const { root } = await show({ more: { region: 'KR' } });
    const night = [...root.querySelectorAll('fieldset')].filter((set) =>
      /21:00–08:00/.test(text(set.querySelector('legend')!)),
    );
    expect(night.flatMap(boxes).map(({ value }) => value)).to.deep.equal(['events.sms.night', 'events.push.night']);
    expect(unit(root, 'events.email.night')).to.equal(null);
    clear();
    const eu = await show({ more: { region: 'EU' } });
    expect(boxes(eu.root).map(({ value }) => value))
      .to.include('events.sms')
      .and.not.include('events.sms.night');
  });

  it('[KR-FORM-06] marks important content as the profile says, by what is really painted', async () => {
    const { root } = await show({ more: { region: 'KR' } });
    const { important } = formRules({}, 'KR');
    const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const others = [
      ...root.querySelectorAll('dt, dd:not(.assent-important), section p:not(.assent-important), label span'),
    ].map(size);
    const median = others.sort((a, b) => a - b)[Math.floor(others.length / 2)]!;
    const marked = [...root.querySelectorAll('.assent-important')];
    expect(marked.map(text)).to.include('Harbour Goods may use these details to contact you with advertising.');
    for (const id of ['newsletter', 'events', 'research', 'provision.travel', 'transfer.to-cloud'])
      expect(
        marked.some((el) => card(root, id).contains(el) && text(el).includes('From consent until')),
        id,
      ).to.equal(true);
    expect([...card(root, 'provision.travel').querySelectorAll('.assent-important')].map(text)).to.include.members([
      'Harbour Travel',
      'Offering you trips of its own',
    ]);
    for (const element of marked) {
      expect(size(element), text(element))
        .to.be.at.least(important!.minPx)
        .and.at.least(important!.ratio * median);
      expect(Number(getComputedStyle(element).fontWeight)).to.be.at.least(important!.weight!);
    }
  });

  it('takes the marking from an owner who knows better', async () => {
    const forms = { important: { minPx: 30, ratio: 1, underline: true, color: 'rgb(170, 0, 0)' } };
    const { root } = await show({ more: { regimes: { '*': { modes: {}, forms } } } });
    const style = getComputedStyle(root.querySelector('.assent-important')!);
    expect([style.fontSize, style.color, style.textDecorationLine]).to.deep.equal([
      '30px',
      'rgb(170, 0, 0)',
      'underline',
    ]);
  });

  it('[KR-FORM-07] tells apart what needs no consent, with its legal basis and without a box', async () => {
    const { root } = await show();
    const required = root.querySelector<HTMLElement>('[data-assent-required=membership]')!;
    expect(text(required)).to.contain('Membership').and.to.contain('Legal basis: A contract with you');
    expect(required.querySelector('input')).to.equal(null);
    expect(required.closest('.assent-optional')).to.equal(null);
    expect(root.querySelector('.assent-optional [data-assent-required]')).to.equal(null);
  });

  it('[KR-FORM-08] tells of a third party who it is, what for, what, how long, and the right to refuse with its effect', async () => {
    const { root } = await show();
    expect(facts(card(root, 'provision.travel'))).to.deep.equal({
      Recipient: 'Harbour Travel',
      Purpose: 'Offering you trips of its own',
      Data: 'name and phone number',
      'Kept for': 'From consent until you withdraw it',
      'You may refuse': 'Without it: its offers do not reach you',
    });
  });

  it('[KR-FORM-09] tells of a transfer abroad all that the law names', async () => {
    const { root } = await show();
    expect(facts(card(root, 'transfer.to-cloud'))).to.deep.equal({
      Recipient: 'Cloud Mail Inc.',
      Contact: '1 Main St, Springfield',
      'Its privacy officer': 'The privacy officer',
      Country: 'United States',
      Purpose: 'Sending our messages',
      Data: 'name and e-mail address',
      When: 'Whenever a message is sent',
      How: 'Encrypted, over the network',
      'Kept for': 'From consent until you withdraw it',
      'How to refuse': 'Leave the box empty: or withdraw it in the settings',
      'You may refuse': 'Without it: no e-mail is sent',
    });
  });

  it('[EU-FORM-01] ticks nothing in advance', async () => {
    const { root } = await show();
    expect(boxes(root).filter(({ checked }) => checked)).to.deep.equal([]);
    expect([all(root).checked, all(root).indeterminate]).to.deep.equal([false, false]);
  });

  it('[EU-FORM-04][EU-FORM-07] says who asks, and that consent can be withdrawn', async () => {
    const { root } = await show();
    expect(text(root.querySelector('.assent-optional')!)).to.contain('withdraw at any time in the privacy settings');
    expect(text(card(root, 'newsletter'))).to.contain('Harbour Goods may use');
  });

  it('[KR-FORM-13][EU-FORM-09] records nothing before the form is sent, and nothing that was prevented or merely read', async () => {
    const { root, form, host } = await show();
    unit(root, 'newsletter.email').click();
    new FormData(form);
    expect(host.decisions).to.have.length(0);
    form.addEventListener('submit', (event) => event.preventDefault(), { once: true });
    form.requestSubmit();
    new FormData(form);
    expect(host.decisions).to.have.length(0);
  });

  it('[EU-FORM-08] asks for the age of the country, or for none where the page knows', async () => {
    for (const [region, age] of [
      ['KR', 14],
      ['DE', 16],
      ['FR', 15],
      ['SE', 13],
      ['US-CA', 13],
      ['', 16],
    ] as const) {
      const { root } = await show({ age: true, more: region ? { region } : {} });
      expect(text(root.querySelector('.assent-age')!), region).to.contain(`${age} or older`);
      clear();
    }
    const { root } = await show();
    expect(root.querySelector('.assent-age')).to.equal(null);
  });

  it('warns of an element in no form', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (...args: unknown[]) => said.push(args.join(' '));
    const { root } = await show();
    const lost = document.createElement('assent-marketing');
    document.body.append(lost);
    await waitUntil(() => lost.querySelector('input'), 'shows');
    console.warn = warn;
    lost.remove();
    expect(said.join()).to.contain('in no form');
    expect(root.isConnected).to.equal(true);
  });
});
