const json = (id: string) => JSON.parse(document.getElementById(id)?.textContent ?? '{}');

/** The policy that the server put into the page: the sink's port is known only there. */
export const policy = json('assent-policy');

/** What else the server told the page. */
export const page: { sink: string; lang: 'en' | 'ko' } = json('demo-page');
