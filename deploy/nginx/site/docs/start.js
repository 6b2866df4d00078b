// Both documents on one page. validatorUrl null: nothing is sent to, or loaded from, any other address.
window.ui = SwaggerUIBundle({
  dom_id: "#swagger-ui",
  urls: [
    { url: "/openapi/records.yaml", name: "records 台账记录" },
    { url: "/openapi/reporting.yaml", name: "reporting 统计报表" }
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null,
  deepLinking: true,
  persistAuthorization: false,
  queryConfigEnabled: false
});
