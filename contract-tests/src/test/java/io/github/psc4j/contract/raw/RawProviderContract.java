package io.github.psc4j.contract.raw;

/**
 * What every provider like PSC has to do, seen from the wire. Nothing of the client under test is used here, so that a
 * misunderstanding of the client cannot hide.
 */
public abstract class RawProviderContract
        implements DiscoveryContract,
                AuthorizationContract,
                CodeGrantContract,
                IdTokenContract,
                UserinfoContract,
                SessionContract,
                SingleSignOnContract,
                LogoutContract,
                MutualTlsContract,
                ClientAssertionContract,
                PushedRequestContract,
                BackchannelLogoutContract {}
