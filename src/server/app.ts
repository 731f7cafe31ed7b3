import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { adminApp } from './admin/app.js';
import { completeHeaders } from './answer.js';
import { limitBody } from './body-limit.js';
import type { ServerContext } from './context.js';
import type { Identify } from './identify.js';
import { openApi } from './openapi.js';
import { problemDetails, problemResponse } from './problem.js';
import { postDecisions } from './routes/decisions.js';
import { getGpc } from './routes/gpc.js';
import { getHealth, getLive } from './routes/health.js';
import { postIdentify } from './routes/identify.js';
import { getDecisions } from './routes/past.js';
import { getPolicy, getVersions } from './routes/policy.js';
import { getJwks, getReceipt } from './routes/receipts.js';
import { getRecord } from './routes/record.js';
import { deleteSubject } from './routes/subject.js';
import { postText } from './routes/texts.js';

export interface AppOptions {
  /** Largest body, in bytes. */
  bodyLimit: number;
  /** Origins of pages that may call across origins, each exact. */
  origins: readonly string[];
  /** Opens the owner's routes. */
  adminToken?: string | undefined;
  /** Opens the route for known users. */
  identify?: Identify | undefined;
}

/** Wires the routes, what guards them, and the way that every failure is told. */
export function consentApp(server: ServerContext, ready: () => Promise<void>, options: AppOptions): Hono {
  const app = new Hono().basePath(server.basePath);
  app.use(securityHeaders);
  if (options.origins.length > 0) app.use(crossOrigin(options.origins));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_c, methods) =>
        problemResponse(problemDetails(405, `Use ${methods.join(' or ')} here`), { allow: methods.join(', ') }),
    }),
  );

  // Not the health route: whoever watches over the backend must always get an answer.
  for (const path of [
    '/decisions',
    '/record',
    '/policy/*',
    '/receipts/*',
    '/subject',
    '/identify',
    '/texts',
    '/admin/*',
  ]) {
    if (server.limits.address) app.use(path, server.limits.address);
  }

  const document = JSON.stringify(openApi(server.basePath));
  const limit = limitBody(options.bodyLimit);

  app.post('/decisions', jsonOnly, limit, whenReady(ready), postDecisions(server));
  app.get('/decisions', whenReady(ready), getDecisions(server));
  app.post('/texts', jsonOnly, limit, whenReady(ready), postText(server));
  app.get('/record', whenReady(ready), getRecord(server));
  app.get('/receipts/:id', whenReady(ready), getReceipt(server));
  app.get('/jwks.json', whenReady(ready), getJwks(server));
  app.delete('/subject', whenReady(ready), deleteSubject(server));
  app.get('/gpc.json', whenReady(ready), getGpc(server));
  app.get('/policy', whenReady(ready), getPolicy(server));
  app.get('/policy/versions', whenReady(ready), getVersions(server));
  app.get('/health', whenReady(ready), getHealth(server));
  app.get('/health/live', getLive);
  if (options.identify)
    app.post('/identify', jsonOnly, limit, whenReady(ready), postIdentify(server, options.identify));
  if (options.adminToken !== undefined) {
    app.use('/admin/*', whenReady(ready), limit);
    app.route('/admin', adminApp(server, options.adminToken));
  }
  app.get('/openapi.json', (c) => c.body(document, 200, { 'content-type': 'application/json' }));

  app.notFound(() => problemResponse(problemDetails(404)));
  app.onError((error) => {
    if (error instanceof StorageFailure) {
      server.log({ level: 'error', event: 'storage-failed', message: error.message });
      return problemResponse(problemDetails(503, 'The storage failed; send again later'), { 'retry-after': '5' });
    }
    server.log({ level: 'error', event: 'request-failed', message: error.message });
    return problemResponse(problemDetails(500));
  });
  return app;
}

/** The database failed, or could not be started: the request may succeed later, unchanged. */
export class StorageFailure extends Error {}

/** A page on another site can make a browser post text or a form, but JSON only if CORS lets it. */
const jsonOnly: MiddlewareHandler = (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return next();
  const problem = problemDetails(415, 'Send the body as application/json');
  return Promise.resolve(problemResponse(problem, { accept: 'application/json' }));
};

const whenReady =
  (ready: () => Promise<void>): MiddlewareHandler =>
  async (_c, next) => {
    await ready();
    await next();
  };

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  completeHeaders(c.res, SECURITY);
};

/** No credentials are allowed across origins: what authorises is in the body or in `Authorization`. */
const crossOrigin = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Content-Type', 'Authorization', 'If-None-Match'],
    exposeHeaders: ['ETag', 'Retry-After'],
    maxAge: 600,
  });
