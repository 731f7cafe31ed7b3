import { createRewriter, type RewriterOptions } from '../../../src/server.js';

/** Two services that need consent, one of them told by its path, and one that is required. */
export const policy = {
  id: 'shop',
  version: '1',
  languages: ['en'],
  controller: { name: 'Shop Ltd' },
  purposes: [
    { id: 'necessary', necessity: 'required', title: 'Necessary' },
    { id: 'analytics', title: 'Analytics' },
    { id: 'marketing', kind: 'ads', title: 'Marketing' },
  ],
  services: [
    { id: 'stats', purpose: 'analytics', name: 'Stats', hosts: ['stats.example'] },
    { id: 'ads', purpose: 'marketing', name: 'Ads', hosts: ['ads.example', 'shop.example/pixel'] },
    { id: 'pay', purpose: 'necessary', name: 'Pay', hosts: ['pay.example'] },
  ],
};

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** A response through the rewriter as a plain fetch handler. */
export async function respond(
  body: BodyInit | null,
  { headers = HTML, status = 200, cookie = '', ...options }: Respond = {},
): Promise<{ response: Response; warnings: string[] }> {
  const warnings: string[] = [];
  const rewriter = createRewriter({ policy, warn: (message) => warnings.push(message), ...options });
  const handler = rewriter.fetch(() => new Response(body, { status, headers }));
  const response = await handler(new Request('https://shop.example/a/page', { headers: cookie ? { cookie } : {} }));
  return { response, warnings };
}
type Respond = Partial<RewriterOptions> & { headers?: Record<string, string>; status?: number; cookie?: string };

/** A page through the rewriter, whole. */
export const rewrite = async (html: string, options: Respond = {}): Promise<string> =>
  (await respond(html, options)).response.text();
