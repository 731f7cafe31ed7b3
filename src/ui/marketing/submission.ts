/** What is heard of the form that fields belong to. */
export interface Submission {
  /** The browser has taken the form to send it: no listener of the page has stopped it. */
  sent(data: FormData, trusted: boolean): void;
  /** Its fields were reset. */
  reset(): void;
}

/**
 * Follows a form. That it is really sent is known by the list of its entries, which the browser makes once all listeners of
 * `submit` have been called and none has prevented it (HTML, "form submission algorithm"); a list that a page makes itself
 * (`new FormData(form)`) is not taken for that.
 *
 * @returns the way to stop, and whether a person pressed what submitted it the last time
 */
export function followForm(form: HTMLFormElement, { sent, reset }: Submission) {
  const stop = new AbortController();
  const { signal } = stop;
  let pressed: Event | undefined;
  let submit: SubmitEvent | undefined;
  let trusted = false;
  // Both submit within the same task; what comes later by script is nobody's press.
  const press = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    pressed = event;
    setTimeout(() => {
      if (pressed === event) pressed = undefined;
    });
  };
  form.addEventListener('click', press, { capture: true, signal });
  form.addEventListener('keydown', press, { capture: true, signal });
  form.addEventListener(
    'submit',
    (event) => {
      submit = event;
      trusted = !!pressed?.isTrusted;
      pressed = undefined;
    },
    { capture: true, signal },
  );
  form.addEventListener(
    'formdata',
    ({ formData }) => {
      // No listener has it any more. (`eventPhase` would not tell: Firefox sets it back later.)
      const taken = submit?.isTrusted && submit.currentTarget === null && !submit.defaultPrevented;
      if (!taken) return;
      submit = undefined;
      sent(formData, trusted);
    },
    { signal },
  );
  // The fields are reset after the event.
  form.addEventListener('reset', () => setTimeout(reset), { signal });
  return { stop: () => stop.abort(), trusted: () => trusted };
}
