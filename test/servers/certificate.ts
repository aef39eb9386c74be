/**
 * What a test's server shows for TLS, for `*.img.test`: nobody trusts it, and its key is everybody's. Browsers take it only
 * where they are told to pass over such faults.
 */
export const certificate = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgovo7jQYBaQ9T8G2n
mGlEVX5oaOCfHZXQrD6W4Nxxj5ihRANCAARYYDiWGpJ05MTnbLwfG1AMxmN1lNm9
2/yrcfb7JuWghuIFtYA6VrtbP4hIyYiIZqHN4vl8dj3UwGYk92Js3Hj9
-----END PRIVATE KEY-----
`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUfZxKO88i0986nmeaZpA2J7TNWZIwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIaW1nLnRlc3QwIBcNMjYxMTIzMDkyMTQ4WhgPMjEyNjEwMzAw
OTIxNDhaMBMxETAPBgNVBAMMCGltZy50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEWGA4lhqSdOTE52y8HxtQDMZjdZTZvdv8q3H2+ybloIbiBbWAOla7Wz+I
SMmIiGahzeL5fHY91MBmJPdibNx4/aN0MHIwHQYDVR0OBBYEFDujApM4PNv7Tfmd
vEVn0J2mzFvRMB8GA1UdIwQYMBaAFDujApM4PNv7TfmdvEVn0J2mzFvRMA8GA1Ud
EwEB/wQFMAMBAf8wHwYDVR0RBBgwFoIIaW1nLnRlc3SCCiouaW1nLnRlc3QwCgYI
KoZIzj0EAwIDSAAwRQIgHseeg6UquX0MndWzMKWJHbchKkYRZYpzjoKttqrtGU0C
IQDF/FXvwONvcQf+xa2r3Fl8rY4kOoX6w4FwTPGREuS/Ig==
-----END CERTIFICATE-----
`,
};
