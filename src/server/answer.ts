type Plain = Readonly<Record<string, string>>;

/**
 * The runtime's own class, which its own answers are of. `@hono/node-server` puts another one in its place, and that one takes
 * a subclass of itself for an answer of status 200.
 */
const Native = Response.error().constructor as typeof Response;

/**
 * An answer whose text is known. It keeps text, status and headers as they are: native headers cost more than the
 * schema's check of a decision, and the stream behind a native text more than all else. Whoever asks for them gets them;
 * runtimes that look past JavaScript's getters need `whole`.
 */
class TextAnswer extends Native {
  readonly content: string;
  readonly #status: number;
  #plain: Plain;
  #headers: Headers | undefined;
  #whole: Response | undefined;

  constructor(content: string, status: number, headers: Plain) {
    super(null);
    this.content = content;
    this.#status = status;
    this.#plain = headers;
  }

  /** The headers, unless somebody has had their native form in hand. */
  get plain(): Plain | undefined {
    return this.#headers ? undefined : this.#plain;
  }
  /** Adds headers that are not there yet. */
  complete(headers: Plain): void {
    if (this.#headers) addMissing(this.#headers, headers);
    else this.#plain = { ...headers, ...this.#plain };
  }
  /** The answer as every runtime understands it. */
  get whole(): Response {
    this.#whole ??= new Native(this.content, { status: this.#status, headers: this.headers });
    return this.#whole;
  }

  override get status() {
    return this.#status;
  }
  override get ok() {
    return this.#status >= 200 && this.#status < 300;
  }
  override get headers() {
    this.#headers ??= new Headers(this.#plain);
    return this.#headers;
  }
  override get body() {
    return this.whole.body;
  }
  override get bodyUsed() {
    return this.whole.bodyUsed;
  }
  override arrayBuffer() {
    return this.whole.arrayBuffer();
  }
  override blob() {
    return this.whole.blob();
  }
  override clone() {
    return this.whole.clone();
  }
  override formData() {
    return this.whole.formData();
  }
  override json() {
    return this.whole.json();
  }
  override text() {
    return this.whole.text();
  }
}

function addMissing(to: Headers, headers: Plain): void {
  for (const [name, value] of Object.entries(headers)) if (!to.has(name)) to.set(name, value);
}

/** @param headers beside `content-type`, which may be among them; names in lower case */
export const jsonResponse = (body: unknown, status = 200, headers: Plain = {}): Response =>
  new TextAnswer(JSON.stringify(body), status, { 'content-type': 'application/json', ...headers });

/** Adds headers to an answer that has none of these names; names in lower case. */
export function completeHeaders(response: Response, headers: Plain): void {
  if (response instanceof TextAnswer) response.complete(headers);
  else addMissing(response.headers, headers);
}

/** An answer that was made of a text, for adapters: undefined for any other. */
export function textOf(response: Response): { text: string; headers: Plain | undefined } | undefined {
  return response instanceof TextAnswer ? { text: response.content, headers: response.plain } : undefined;
}

type Fetch = (request: Request) => Promise<Response>;

const inner = new WeakMap<Fetch, Fetch>();

/** A handler that answers as every runtime understands it, around one whose answers of texts have no native body. */
export function wholeAnswers(fetch: Fetch): Fetch {
  const whole: Fetch = async (request) => {
    const response = await fetch(request);
    return response instanceof TextAnswer ? response.whole : response;
  };
  inner.set(whole, fetch);
  return whole;
}

/** For an adapter that knows `textOf`: the handler within one of `wholeAnswers`; any other one is given back. */
export const innerOf = (fetch: Fetch): Fetch => inner.get(fetch) ?? fetch;
