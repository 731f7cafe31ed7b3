import { expect, waitUntil } from '@open-wc/testing';
import { act, all, boxes, card, decided, refusal, send, show, text, unit } from './helpers/form.js';
import { FORM_UNITS } from './helpers/form-policy.js';
import { clear } from './helpers/mount.js';

const REFUSES = { minAge: 14, policy: 'refuse' } as const;
const ASKS = { minAge: 14, policy: 'guardian-consent' } as const;

describe('what assent-marketing records', () => {
  afterEach(() => {
    clear();
    document.querySelector('iframe')?.remove();
  });

  it('[KR-FORM-01][EU-FORM-03] can be sent with every box empty, and then refuses what was asked', async () => {
    const { form, host } = await show();
    expect(form.checkValidity()).to.equal(true);
    const data = await send(form);
    expect(data.getAll('consent')).to.deep.equal([]);
    expect(decided(host)).to.deep.equal([{ source: 'marketing:signup', choices: refusal }]);
  });

  it('makes one decision of what was sent, whose id and units go along, and whose text is known by its hash', async () => {
    const { root, form, host } = await show();
    for (const id of ['newsletter.email', 'events.sms.night']) unit(root, id).click();
    await waitUntil(() => host.proof, 'hashed');
    const data = await send(form);
    expect(data.getAll('consent')).to.deep.equal(['newsletter.email', 'events.sms.night']);
    expect(`${data.get('consent-shown')}`.split(' ').sort()).to.deep.equal([...FORM_UNITS].sort());
    expect([data.get('consent-language'), data.get('consent-version')]).to.deep.equal(['en', '2026-11-01']);
    expect(data.get('consent-decision')).to.equal('decision-1');
    expect(decided(host)).to.deep.equal([
      { source: 'marketing:signup', choices: { ...refusal, 'newsletter.email': true, 'events.sms.night': true } },
    ]);
    expect(host.decisions[0]!.trusted, 'a script has clicked').to.equal(false);
    expect(host.decisions[0]!.text).to.equal(host.proof);
  });

  it('lets a page that sends its form itself record once it was taken in', async () => {
    const { element, root, form, host } = await show();
    form.addEventListener('submit', (event) => event.preventDefault());
    unit(root, 'research').click();
    form.requestSubmit();
    expect(host.decisions).to.have.length(0);
    expect((element as Element as HTMLElementTagNameMap['assent-marketing']).record()).to.equal('decision-1');
    expect(host.decisions[0]!.choices.research).to.equal(true);
  });

  it('shows what stands, leaves it alone when it is sent as it is, and takes back what is unticked', async () => {
    const given = { 'newsletter.email': true, 'events.email': true, research: false };
    const { root, form, host } = await show({ prepare: (h) => h.decide(given, act) });
    expect(boxes(root).flatMap((box) => (box.checked ? [box.value] : []))).to.deep.equal([
      'newsletter.email',
      'events.email',
    ]);
    await send(form);
    const untouched = Object.fromEntries(FORM_UNITS.filter((id) => !(id in given)).map((id) => [id, false]));
    expect(host.decisions[1]!.choices, 'what was never answered').to.deep.equal(untouched);
    await send(form);
    expect(host.decisions, 'nothing is new').to.have.length(2);
    unit(root, 'events.email').click();
    await send(form);
    expect(host.decisions[2]!.choices).to.deep.equal({ 'events.email': false });
  });

  it('follows decisions made elsewhere, but for boxes that were moved', async () => {
    const { root, host } = await show();
    unit(root, 'research').click();
    host.decide({ 'newsletter.email': true, research: false }, act);
    await waitUntil(() => unit(root, 'newsletter.email').checked, 'follows');
    expect(unit(root, 'research').checked, 'stays as moved').to.equal(true);
    host.decide({ 'newsletter.email': false }, act);
    await waitUntil(() => !unit(root, 'newsletter.email').checked, 'follows back');
  });

  it('[KR-FORM-10] ticks by "all" what is shown and nothing else, beside boxes of its own', async () => {
    const { root, form, host } = await show();
    expect(all(root).name, 'it is sent nowhere').to.equal('');
    expect(text(all(root).closest('label')!)).to.equal('Agree to all 10 boxes above');
    expect(all(root).compareDocumentPosition(boxes(root).at(-1)!), 'below what it is about').to.equal(
      Node.DOCUMENT_POSITION_PRECEDING,
    );
    card(root, 'events').hidden = true;
    let changes = 0;
    form.addEventListener('change', () => {
      changes += 1;
    });
    all(root).click();
    expect(boxes(root).flatMap((box) => (box.checked ? [box.value] : []))).to.deep.equal([
      'newsletter.email',
      'research',
      'provision.travel',
      'transfer.to-cloud',
    ]);
    expect(changes, 'each box says so').to.equal(5);
    expect(all(root).indeterminate).to.equal(true);
    await send(form);
    const { choices } = host.decisions[0]!;
    expect(
      Object.keys(choices).filter((id) => id.startsWith('events')),
      'what is not shown is not asked',
    ).to.deep.equal([]);
    clear();
    const one = await show({ attributes: { purposes: 'research' } });
    expect(boxes(one.root)).to.have.length(1);
    expect(all(one.root), 'never alone with one').to.equal(null);
  });

  it('takes all back by "all" too', async () => {
    const { root } = await show();
    all(root).click();
    expect([all(root).checked, all(root).indeterminate]).to.deep.equal([true, false]);
    all(root).click();
    expect(boxes(root).filter(({ checked }) => checked)).to.deep.equal([]);
  });

  it('[KR-FORM-11] refuses those who are too young, and records nothing', async () => {
    const { root, form, host } = await show({ age: true, more: { children: REFUSES } });
    expect(text(root.querySelector('.assent-age')!))
      .to.contain('14 or older')
      .and.to.contain('Under 14');
    unit(root, 'newsletter.email').click();
    expect(form.checkValidity(), 'whoever ticks says how old they are').to.equal(false);
    unit(root, 'under-age').click();
    expect(boxes(root).filter(({ checked, disabled }) => checked || !disabled)).to.deep.equal([]);
    expect(root.querySelector('.assent-optional')!.getClientRects()).to.have.length(0);
    expect(text(root.querySelector('.assent-child')!)).to.contain('not offered to anyone under 14');
    await send(form);
    expect(host.decisions).to.have.length(0);
    unit(root, 'of-age').click();
    unit(root, 'newsletter.email').click();
    await send(form);
    expect(host.decisions[0]!.choices['newsletter.email']).to.equal(true);
  });

  it('[KR-FORM-11] asks a guardian with name and contact alone, and agrees to nothing before', async () => {
    const { root, form, host } = await show({ age: true, more: { children: ASKS } });
    const asked = () => [...root.querySelectorAll<HTMLInputElement>('.assent-guardian input')];
    expect(asked().map(({ name }) => name)).to.deep.equal(['consent-guardian', 'consent-guardian-contact']);
    expect(asked().every((field) => !field.getClientRects().length)).to.equal(true);
    unit(root, 'under-age').click();
    expect(asked().every((field) => field.getClientRects().length)).to.equal(true);
    expect(form.checkValidity(), 'nothing is ticked: nobody is asked for').to.equal(true);
    unit(root, 'newsletter.email').click();
    expect(form.checkValidity()).to.equal(false);
    for (const field of asked()) field.value = 'Kim';
    const data = await send(form);
    expect(data.getAll('consent')).to.deep.equal(['newsletter.email']);
    expect(data.get('consent-guardian')).to.equal('Kim');
    expect(host.decisions).to.have.length(0);
  });

  it('grants nothing to somebody who did not say how old they are, where the form is not validated', async () => {
    const { root, form, host } = await show({ age: true });
    form.noValidate = true;
    unit(root, 'research').click();
    await send(form);
    expect(host.decisions[0]!.choices).to.not.have.property('research');
    expect(Object.values(host.decisions[0]!.choices)).to.not.include(true);
  });
});
