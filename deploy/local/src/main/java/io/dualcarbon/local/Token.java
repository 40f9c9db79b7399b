package io.dualcarbon.local;

/** {@code deploy/local/token NAME}: prints an access token for a demo person or partner. */
final class Token {
    private Token() {}

    public static void main(String[] arguments) {
        try {
            if (arguments.length != 1) {
                throw new Failure("Usage: deploy/local/token NAME, where NAME is one of "
                        + String.join(", ", DemoPeople.names()));
            }
            Layout layout = Layout.ofThisProcess();
            Address address = Address.read(layout)
                    .orElseThrow(() -> new Failure("The platform is not up; start it with deploy/local/up"));
            System.out.println(new DemoTokens(address.keycloak(), Secrets.in(layout.secrets())).tokenOf(arguments[0]));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
