/** The one scheme and the one host that the app's own files are served from; never file://. (security.md C1, A12) */
export const APP_SCHEME = 'app';
export const APP_HOST = 'alongside';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_START_URL = `${APP_ORIGIN}/index.html`;

/**
 * What the scheme may do: have an origin, count as secure, be fetched by modules and fonts. No service workers, no
 * streams, no exemption from the content security policy. To be registered before the app is ready.
 */
export const appScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, corsEnabled: true },
} as const;
