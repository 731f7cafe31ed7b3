"""A bare WebKitGTK window for WebKitWebDriver.

WebKitGTK's own MiniBrowser works as well, but under automation its session is private (no console messages on the
output, no profile that outlives a restart) and its toolbar sets a least width. This one prints the console, keeps
a profile in a folder, and is nothing but the page. Arguments: --profile=FOLDER, --dark, --reduced-motion,
--no-cookies, --no-storage; others are ignored (the driver adds some).
"""

import ctypes
import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def option(name):
    """The value of --name=value, or None."""
    found = [arg.split("=", 1)[1] for arg in sys.argv if arg.startswith(f"--{name}=")]
    return found[-1] if found else None


def settings():
    made = WebKit2.Settings()
    made.set_enable_write_console_messages_to_stdout(True)
    made.set_enable_page_cache(True)
    if "--no-storage" in sys.argv:
        made.set_enable_html5_local_storage(False)
        made.set_enable_html5_database(False)
    return made


def context(profile):
    data = WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")
    made = WebKit2.WebContext(website_data_manager=data)
    cookies = made.get_cookie_manager()
    cookies.set_persistent_storage(f"{profile}/cookies", WebKit2.CookiePersistentStorage.TEXT)
    policy = WebKit2.CookieAcceptPolicy
    cookies.set_accept_policy(policy.NEVER if "--no-cookies" in sys.argv else policy.NO_THIRD_PARTY)
    made.set_automation_allowed(True)
    return made


def show(view):
    window = Gtk.Window()
    window.set_default_size(1024, 768)
    window.add(view)
    view.connect("close", lambda closed: window.destroy())
    view.connect("create", lambda opener, action: opened(opener))
    window.show_all()
    return view


def opened(opener):
    """A page's window.open()."""
    return show(WebKit2.WebView.new_with_related_view(opener))


def main():
    # Ends with the driver that started it (prctl's PR_SET_PDEATHSIG), however that one ended.
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    look = Gtk.Settings.get_default()
    look.set_property("gtk-application-prefer-dark-theme", "--dark" in sys.argv)
    look.set_property("gtk-enable-animations", "--reduced-motion" not in sys.argv)
    web, shared = context(option("profile")), settings()

    def started(_context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("AssentTest")
        info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(info)
        session.connect(
            "create-web-view",
            lambda _session: show(WebKit2.WebView(web_context=web, settings=shared, is_controlled_by_automation=True)),
        )

    web.connect("automation-started", started)
    Gtk.main()


main()
