// Shows the API's description in its place on the page; what is tried is asked for in the language of the page.
(() => {
  "use strict";
  const place = document.querySelector("[data-api-description]");
  window.SwaggerUIBundle({
    url: place.dataset.apiDescription,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: request => {
      request.headers["Accept-Language"] ??= document.documentElement.lang;
      return request;
    },
  });
})();
