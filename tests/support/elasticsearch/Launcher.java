import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;

/** Runs one Elasticsearch node: the home folder first, then settings as key=value. */
public class Launcher {
    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder().put("path.home", arguments[0]);
        for (int place = 1; place < arguments.length; place++) {
            String[] pair = arguments[place].split("=", 2);
            if (pair[1].contains(",")) {
                settings.putList(pair[0], pair[1].split(","));
            } else {
                settings.put(pair[0], pair[1]);
            }
        }
        Environment environment =
            new Environment(settings.build(), Path.of(arguments[0], "config"));
        LogConfigurator.registerErrorListener();
        LogConfigurator.configure(environment, true);
        Node node = new Node(environment);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (java.io.IOException broken) {
                System.err.println("The node did not close well: " + broken);
            } finally {
                ended.countDown();
            }
        }));
        node.start();
        ended.await();
    }
}
