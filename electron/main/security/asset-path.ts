/**
 * From a request to the parts of a path inside the app's own folder. Strict on purpose: a name that the build does
 * not make is refused before the disk is asked. (security.md C2)
 */
import { APP_HOST, APP_SCHEME } from './app-scheme.ts';

export type AssetRequest =
  | { readonly ok: true; readonly segments: readonly string[] }
  | { readonly ok: false; readonly status: 400 | 404 };

const refused = { ok: false, status: 400 } as const;
const notHere = { ok: false, status: 404 } as const;

const MAX_URL_LENGTH = 1024;
/** One name of a folder or file: no leading dot, no separator, no percent sign left. */
const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9._@~+-]{0,127}$/;

export function assetRequest(method: string, url: string): AssetRequest {
  if (method !== 'GET' || url.length > MAX_URL_LENGTH) return refused;
  const prefix = `${APP_SCHEME}://`;
  if (!url.startsWith(prefix)) return refused;
  const [place = ''] = url.slice(prefix.length).split(/[?#]/, 1);
  const slash = place.indexOf('/');
  const host = slash === -1 ? place : place.slice(0, slash);
  if (host !== APP_HOST) return notHere;
  const path = slash === -1 ? '/' : place.slice(slash);
  if (path === '/') return { ok: true, segments: ['index.html'] };
  const segments = path.slice(1).split('/').map(decodeOnce);
  const named = segments.filter(
    (segment): segment is string => segment !== undefined && SEGMENT.test(segment),
  );
  return named.length === segments.length ? { ok: true, segments: named } : refused;
}

function decodeOnce(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Broken percent-encoding names nothing.
    return undefined;
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  woff: 'font/woff',
};

/** The type of a file by its ending; undefined for a kind that the window never asks for. */
export function contentTypeOf(fileName: string): string | undefined {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1);
  return fileName.includes('.') && Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined;
}
