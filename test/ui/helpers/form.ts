import { FORM_UNITS, formPolicy } from './form-policy.js';
import type { MemoryHost } from './memory-host.js';
import { type MountOptions, mount } from './mount.js';

/** The element in a form, for somebody who is old enough where nothing else is said. */
export async function show(options: MountOptions & { more?: Parameters<typeof formPolicy>[1]; age?: boolean } = {}) {
  const { more, age, ...rest } = options;
  const mounted = await mount('assent-marketing', {
    policy: (language) => formPolicy(language, more),
    ...rest,
    attributes: { ...(age ? {} : { 'of-age': '' }), ...options.attributes },
  });
  const form = mounted.root.parentNode as HTMLFormElement;
  form.id = 'signup';
  form.method = 'post';
  return { ...mounted, form };
}

export const boxes = (root: ParentNode) => [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox][name]')];
export const unit = (root: ParentNode, value: string) =>
  root.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
export const all = (root: ParentNode) => root.querySelector<HTMLInputElement>('[data-assent-all]')!;
export const card = (root: ParentNode, id: string) => root.querySelector<HTMLElement>(`[data-assent-consent="${id}"]`)!;
export const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ');
export const facts = (element: Element) =>
  Object.fromEntries(
    [...element.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling!.textContent]),
  );
export const act = { source: 'api', trusted: true, language: 'en', shown: document.createElement('p') };

/** Sends a form as a browser does, into a frame; answers with what was sent. */
export async function send(form: HTMLFormElement): Promise<FormData> {
  const frame = document.createElement('iframe');
  frame.name = 'sent';
  document.body.append(frame);
  form.target = 'sent';
  form.action = '/test/wtr/fixture.json';
  form.method = 'get';
  const sent = new Promise<FormData>((done) => {
    form.addEventListener('formdata', ({ formData }) => setTimeout(() => done(formData)), { once: true });
  });
  form.requestSubmit();
  const data = await sent;
  frame.remove();
  return data;
}
export const decided = ({ decisions }: MemoryHost) => decisions.map(({ source, choices }) => ({ source, choices }));
export const refusal = Object.fromEntries(FORM_UNITS.map((id) => [id, false]));
