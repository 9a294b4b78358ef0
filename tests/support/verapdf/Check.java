// Checks PDF files against PDF/UA-1 and prints one line for each failed rule:
// file, clause, test, how often, what is demanded, where it failed first (between tabs).
// The last line, "checked" and a number, says that nothing broke off.

import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        for (String file : files) {
            try (FileInputStream in = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
                report(file, validator.validate(parser).getTestAssertions());
            }
        }
        System.out.println("checked\t" + files.length);
    }

    private static void report(String file, Iterable<TestAssertion> assertions) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion one : assertions) {
            if (one.getStatus() == TestAssertion.Status.PASSED) {
                continue;
            }
            String rule = one.getRuleId().getClause() + "\t" + one.getRuleId().getTestNumber();
            times.merge(rule, 1, Integer::sum);
            first.putIfAbsent(rule, one);
        }
        first.forEach((rule, one) -> System.out.println(String.join("\t", file, rule,
                String.valueOf(times.get(rule)), flat(one.getMessage()),
                flat(one.getLocation().getContext()))));
    }

    private static String flat(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
