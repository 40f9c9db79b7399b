addEventListener('DOMContentLoaded', async () => {
  const contracts = await (await fetch('/openapi')).json();
  const ui = SwaggerUIBundle({
    dom_id: '#docs',
    urls: contracts.map(({ title, url }) => ({ name: title, url })),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    oauth2RedirectUrl: new URL('oauth2-redirect.html', location.href).href,
    persistAuthorization: false,
    // Lets "Try it out" work with the session of the console as well as with a token.
    requestInterceptor: (request) => {
      if (new URL(request.url, location.href).pathname.startsWith('/api/')) {
        request.headers['X-Requested-With'] = 'JavaScript';
      }
      return request;
    },
  });
  ui.initOAuth({ clientId: 'front-end', usePkceWithAuthorizationCodeGrant: true });
});
