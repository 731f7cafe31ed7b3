import { expect, waitUntil } from '@open-wc/testing';
import type { AssentMarketing } from '../../src/ui/marketing/element.js';
import { formPolicy } from './helpers/form-policy.js';
import { clear, mount } from './helpers/mount.js';

/** The element's boxes beside a native one, which is how they have to behave. */
async function show(inside = '') {
  const { root, element, host } = await mount('assent-marketing', { policy: formPolicy, inside });
  const form = root.parentNode as HTMLFormElement;
  const native = document.createElement('input');
  Object.assign(native, { type: 'checkbox', name: 'native', value: 'yes' });
  form.append(native);
  const box = root.querySelector<HTMLInputElement>('[value=research]')!;
  return { element: element as Element as AssentMarketing, host, root, form, native, box };
}

describe('the fields of assent-marketing', () => {
  afterEach(clear);

  it('[DEFAULT-FORM-01] are in FormData as native ones are, and name their form', async () => {
    const { form, native, box } = await show();
    const names = () => [...new FormData(form).keys()].filter((key) => /^(consent|native)$/.test(key));
    expect(names()).to.deep.equal([]);
    for (const input of [native, box]) input.click();
    expect(names()).to.deep.equal(['consent', 'native']);
    expect(box.form).to.equal(form);
    expect([...form.elements]).to.include(box);
    for (const input of [native, box]) input.click();
    expect(names()).to.deep.equal([]);
  });

  it('are validated as native ones are: by the form, by itself and in styles', async () => {
    const { form, root, box, native } = await show();
    expect([form.checkValidity(), box.willValidate, box.validity.valid]).to.deep.equal([true, true, true]);
    box.click();
    const [age] = root.querySelectorAll<HTMLInputElement>('[type=radio]');
    expect([form.checkValidity(), form.matches(':invalid'), age!.validity.valueMissing]).to.deep.equal([
      false,
      true,
      true,
    ]);
    age!.click();
    expect([form.checkValidity(), form.matches(':valid')]).to.deep.equal([true, true]);
    native.required = true;
    expect(form.checkValidity(), "the page's own").to.equal(false);
    const custom = root.querySelector<HTMLInputElement>('[value="newsletter.email"]')!;
    native.required = false;
    custom.setCustomValidity('not now');
    expect([form.checkValidity(), custom.validationMessage]).to.deep.equal([false, 'not now']);
  });

  it('are reset with the form, to what stands', async () => {
    const { form, root, box, native, host } = await show();
    host.decide({ 'newsletter.email': true }, { source: 'api', trusted: true, language: 'en', shown: form });
    const stands = root.querySelector<HTMLInputElement>('[value="newsletter.email"]')!;
    await waitUntil(() => stands.checked);
    const all = root.querySelector<HTMLInputElement>('[data-assent-all]')!;
    all.click();
    native.click();
    expect([box.checked, native.checked]).to.deep.equal([true, true]);
    form.reset();
    expect([box.checked, native.checked, stands.checked]).to.deep.equal([false, false, true]);
    await waitUntil(() => all.indeterminate && !all.checked, 'the box for all follows');
    expect(form.checkValidity(), 'nobody is asked how old they are any more').to.equal(true);
  });

  it('are off in a disabled fieldset, and back with it', async () => {
    const { form, root, element, box, native } = await show();
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(element, native);
    const moved = () => root.querySelector<HTMLInputElement>('[value=research]')!;
    await waitUntil(() => moved().form === form);
    for (const input of [native, box]) input.click();
    fieldset.disabled = true;
    expect([native.matches(':disabled'), moved().matches(':disabled')]).to.deep.equal([true, true]);
    expect([...new FormData(form).keys()]).to.deep.equal([]);
    root.querySelector<HTMLInputElement>('[data-assent-all]')!.click();
    expect(root.querySelectorAll('input[name=consent]:checked')).to.have.length(1);
    fieldset.disabled = false;
    expect([...new FormData(form).getAll('consent'), new FormData(form).get('native')]).to.deep.equal([
      'research',
      'yes',
    ]);
  });

  it('can be found by their labels, and are grouped', async () => {
    const { root } = await show();
    for (const input of root.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')) {
      expect(input.labels![0]!.textContent!.trim(), input.outerHTML).to.not.equal('');
      if (input.name === 'consent') expect(input.closest('fieldset')!.querySelector('legend')).to.not.equal(null);
    }
  });

  it('keep what was ticked when language or purposes change', async () => {
    const { element, root, box } = await show();
    box.click();
    element.purposes = 'research newsletter';
    await waitUntil(() => root.querySelectorAll('input[name=consent]').length === 3, 'made anew');
    expect(root.querySelector<HTMLInputElement>('[value=research]')!.checked).to.equal(true);
  });

  it('take back the state that a browser has kept of them', async () => {
    const { element, root } = await show();
    element.formStateRestoreCallback(JSON.stringify({ moved: [['research', true]], age: 'of-age' }));
    const checked = [...root.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    expect(checked).to.deep.equal(['of-age', 'research']);
  });

  it('are those that the server has printed, where it has', async () => {
    const printed = `<div class="assent-form" lang="en" dir="ltr"><section class="assent-optional"><label><input type="checkbox" name="consent" value="research"> Research</label>
      <label><input type="checkbox" name="consent" value="newsletter.email" checked> Newsletter</label></section></div>`;
    const { root, form, host, box } = await show(printed);
    await waitUntil(() => root.querySelector('[data-assent-all]'), 'takes them over');
    expect(root.querySelectorAll('.assent-form')).to.have.length(1);
    expect(box.closest('label')!.textContent).to.contain('Research');
    box.click();
    const sent = new Promise((done) => form.addEventListener('formdata', () => setTimeout(done), { once: true }));
    const frame = Object.assign(document.createElement('iframe'), { name: 'sent' });
    document.body.append(frame);
    Object.assign(form, { target: 'sent', action: '/test/wtr/fixture.json', method: 'get' }).requestSubmit();
    await sent;
    frame.remove();
    expect(
      host.decisions.map(({ choices }) => choices),
      'a box that came ticked grants nothing',
    ).to.deep.equal([{ research: true }]);
  });

  it('bring one sheet into the tree that they are in', async () => {
    const { root } = await show();
    const mine = document.adoptedStyleSheets.filter((sheet) =>
      [...sheet.cssRules].some((r) => r.cssText.startsWith('assent-marketing')),
    );
    expect(mine).to.have.length(1);
    expect(root.querySelector('style, [style]')).to.equal(null);
  });
});
